# Findings about the files authors write.

## Reading (P001 to P021)
syntax-not-utf8 = the file is not UTF-8 text; the first bad byte is at offset { $byte }
syntax-too-large = the file has { $bytes } bytes; at most { $limit } are read
syntax-empty-file = the file holds no value
syntax-stray-character = “{ $text }” has no meaning here
syntax-unterminated-text = this text has no closing quote
syntax-unterminated-raw-text = this text is not closed; it would end with { $closing }
syntax-unterminated-comment = this comment is not closed with */
syntax-bad-escape = “{ $text }” is no escape
syntax-escapes = possible after a backslash: n r t 0 " ' \ x41 u{"{"}10d0{"}"}; or write the text as r"…"
syntax-bad-number = “{ $text }” is not a number
syntax-duration-needs-quotes = a duration stands in quotes: "{ $text }"
syntax-number-or-quotes = numbers are written 12, -3, 1_000 or 0xff; texts and durations stand in quotes
syntax-single-quote = a single quote begins nothing here; texts stand in double quotes
syntax-single-quoted-text = texts stand in double quotes
syntax-curly-quotes = texts stand in straight double quotes
syntax-curly-end = this text begins with a straight double quote and ends with another one
syntax-comment-style = comments begin with //
syntax-value-expected = a value is expected here, found { $found }
syntax-comma-expected = a comma or { $closing } is expected here, found { $found }
syntax-semicolon = values are separated by a comma, not by a semicolon
syntax-text-over-lines = this text runs over several lines; is its closing quote missing?
syntax-unclosed = this bracket is not closed; { $closing } is missing
syntax-unclosed-here = { $closing } is expected here at the latest
syntax-stray-bracket = { $found } closes nothing
syntax-mixed-field = a value with a name among values without names
syntax-mixed-value = a value without a name among named fields
syntax-quoted-field = the field name { $name } stands without quotes
syntax-colon-expected = a colon and a value are expected here, found { $found }
syntax-equals-for-colon = a colon stands between a name and its value
syntax-after-the-end = the value of the file has ended, but { $found } follows
syntax-too-deep = brackets are nested deeper than { $limit }
syntax-unquoted-text = “{ $text }” needs quotes
syntax-hidden-character = invisible or direction-changing character { $code }
syntax-header-ignored = this header has no effect
syntax-end-of-file = the end of the file
syntax-quoted = “{ $text }”
content-too-many = and { $count ->
    [one] { $count } more finding
   *[other] { $count } more findings
 } in this file

## Types (P030 to P040)
content-unknown-field = { $record } has no field “{ $name }”
content-missing-field = { $record } lacks the field { $name }: { $expected }
content-repeated-field = the field { $name } is written twice
content-wrong-type = { $expected } is expected here, found { $found }
content-unknown-variant = “{ $name }” is not possible here; expected is { $expected }
content-out-of-range = { $text } is outside the range { $least } to { $most }
content-duplicate-key = the key { $name } stands twice
content-not-a-name = “{ $text }” is no id: Latin letters, digits, - _ . and at most { $limit } of them
content-not-a-duration = “{ $text }” is not a duration
content-duration-too-long = “{ $text }” is longer than can be counted: at most { $longest }
content-duration-form = durations are written "15m", "4h 30m", "2d"; units: ms s m h d w mo y
content-duration-unit = a duration needs a unit and quotes: "{ $text }m", "{ $text }h", "{ $text }d"
content-wrong-count = { $name } takes { $count ->
    [one] { $count } value
   *[other] { $count } values
 }, found { $found }
content-wrong-record = here stands { $expected }, not { $name }
content-without-quotes = { $name } stands without quotes here
content-did-you-mean = did you mean “{ $name }”?
content-possible = possible here: { $list }
content-possible-and-more = possible here: { $list } and { $count } more

## What would mend it, by code
mend-p001 = save the file as UTF-8 text
mend-p002 = split the content into several files, or take out what does not belong to it
mend-p003 = write the value of the file; hotwash new scenario makes a sound one to begin with
mend-p004 = take it out, or put it into a text in quotes
mend-p005 = close the text with a straight double quote
mend-p006 = close the comment with */
mend-p007 = possible after a backslash: n r t 0 " ' \ x41 u{"{"}10d0{"}"}; or write the text as r"…"
mend-p008 = numbers are written 12, -3, 1_000 or 0xff; texts and durations stand in quotes
mend-p009 = texts stand in double quotes
mend-p010 = write the value, or take the comma or name out that waits for it
mend-p011 = put a comma between the two, or close the bracket
mend-p012 = write the bracket that closes it
mend-p013 = take it out, or write the bracket it was meant to close
mend-p014 = write all values with names, as name: value
mend-p015 = write name: value
mend-p016 = take it out; a file holds one value
mend-p017 = write it flatter
mend-p018 = mend the findings shown and check again
mend-p019 = put it into double quotes
mend-p020 = take it out; a text must show all it holds
mend-p021 = take the line out; what it would allow is allowed
mend-p030 = take the field out, or write the name of another one
mend-p031 = add the field
mend-p032 = take one of the two out
mend-p033 = write what is expected here
mend-p034 = write one of the words possible here
mend-p035 = write a number within the range
mend-p036 = give one of the two another key
mend-p037 = write an id such as bus-2: Latin letters, digits, - _ .
mend-p038 = durations are written "15m", "4h 30m", "2d"; units: ms s m h d w mo y
mend-p039 = write as many values as are expected
mend-p040 = write the name that is expected, or leave it out
mend-p041 = write the path of a file or folder with content, as a file manager shows it

## What is expected
content-expected-bool = true or false
content-expected-whole = a whole number
content-expected-text = a text in quotes
content-expected-name = an id in quotes
content-expected-duration = a duration in quotes ("15m")
content-expected-localised = a text in both languages, (ka: "…", en: "…")
content-expected-list = a list […] of: { $item }
content-expected-map = a map {"{"} key: value {"}"}
content-expected-pair = a pair (a, b)
content-expected-four = four values (a, b, c, d)
content-expected-record = { $name }(…)
content-expected-values = { $name } with { $count ->
    [one] { $count } value
   *[other] { $count } values
 }
content-expected-choice = a value of { $name }
content-expected-value = true, false, a whole number, an id in quotes or a list of ids
content-expected-setting = a whole number or a duration in quotes
content-expected-anything = anything

## What was found
content-found-text = a text
content-found-character = a character in single quotes
content-found-number = a number
content-found-fraction = a number with a fraction
content-found-bool = true or false
content-found-word = the word { $name }
content-found-record = named fields { $name }(…)
content-found-tuple = values { $name }(…)
content-found-list = a list
content-found-map = a map
content-found-entry = a key with a value
content-found-nothing = nothing

## Pictures
finding-error = error
finding-warning = warning
finding-note = note
finding-help = help
finding-place = place
finding-path = at { $path }
finding-write = write “{ $text }”
