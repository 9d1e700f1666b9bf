# Lists of events (MSEL): a scenario as a list for people, and a list of another exercise as a scenario.

## Heads of columns
msel-head-number = Event number
msel-head-control-number = Control number
msel-head-move = Move
msel-head-group = Group
msel-head-time = Designated scenario time
msel-head-simulated = Simulated time
msel-head-delivery = Delivery time
msel-head-event = Event type
msel-head-mode = Inject mode
msel-head-from = From
msel-head-to = To
msel-head-assigned = Assigned to
msel-head-status = Status
msel-head-title = Title
msel-head-description = Description
msel-head-message = Message
msel-head-details = Details
msel-head-expected = Expected participant response
msel-head-expected-actions = Expected actions
msel-head-objective = Exercise objective
msel-head-notes = Notes

## What stands in cells
msel-event-inject = Inject
msel-event-decision = Inject with a decision
msel-event-consequence = Inject that follows from what participants do
msel-event-contingency = Contingency inject
msel-event-world = Event nobody is told of
msel-assigned-program = Program
msel-assigned-trainer = Trainer, by hand
msel-to-actor = whoever acted
msel-subject = Subject: { $text }
msel-attachment = Attachment: { $text }
msel-note-untrue = What it says is not true.
msel-note-rumour = A rumour.
msel-note-sensitive = Distressing; may be left out without a question.
msel-note-only-if = Comes only if: { $text }.
msel-note-retracts = Takes back: { $message }.
msel-note-decision = Decision: { $text }
msel-note-otherwise = Without an answer within { $time }: { $text }
msel-opens = Opens: { $route }
msel-closes = Closes: { $route }
msel-ends = The scenario ends: { $text }
msel-duty = { $clause } { $title }
msel-duty-acts = { $clause } { $title } → { $acts }
msel-duty-acts-within = { $clause } { $title } → { $acts } ({ SHORT($limit) })

## On what a message depends
msel-by-hand = by the trainer's hand, when it is needed
msel-never-called = nothing in the scenario calls it
msel-after-message = after the message: { $message }
msel-after-answer = after the answer “{ $answer }” to the message: { $message }
msel-after-act = after: { $act }
msel-not-done-by = if by { $time } this has not been done: { $act }
msel-not-done-after = if this has not been done within { $time } of the message { $message }: { $act }
msel-delayed = { $text }; { $delay } later
msel-by-chance = by chance: { $text }
msel-provided = { $text } (provided: { $cond })
msel-once = once this holds: { $text }
msel-whenever = whenever this comes to hold: { $text }
msel-every-so-often = from { $from } every { $period } while this holds: { $text }
msel-lapsed = { $time } after: { $since }
msel-lapsed-unless = { $time } after: { $since }; unless by then: { $unless }
msel-of-trigger = { $text } of what called for it
msel-reliability = reliability at least: { $text }
msel-always = always
msel-and = { $some } and { $last }
msel-or = { $some } or { $last }
msel-not = not: { $text }
msel-every = for every { $kind }: { $text }
msel-some = for some { $kind }: { $text }
msel-number = number ({ $kind }: { $text })
msel-sum = sum: { $text }
msel-done = done: { $act }
msel-yes = yes
msel-no = no

## Times that are not understood
msel-time-unknown = this is not understood as a time; write for example 0900, H+2, D+1 0900 or 2031-04-15 09:00
msel-time-day-or-month = day and month could be either way round; write the year first: 2031-04-15 09:00
msel-time-no-hour = the day is named, the time of day is not; add it
msel-time-no-year = the year is missing; write for example 2031-04-15 09:00
msel-time-number = the number does not say what it counts; write 0900 for a time of day, H+2 or T+45 for a time since the start
msel-time-length-or-clock = this may be a time of day or a length of time; write 09:00, or H+9
msel-time-no-such = there is no such day or time of day
msel-time-zone = the time is of another time zone; write local time of the country of the crisis
msel-time-disagree = two statements about this time contradict each other
msel-time-no-start = this counts from a start or a first day that the sheet does not name; say it with --start
msel-time-which-day = the day is not certain: the time of day is earlier than in the row above, or nothing above says the day; add the day (D+1 0030)
msel-time-before-start = this lies before the start of the exercise
msel-time-depends = this message has no time of its own: it follows from something else in the scenario; change that there

## A list as a new scenario
msel-nothing = There is no list of events in the file: no row stands below a head.
msel-too-many = The file has { $count } events; up to { $limit } are read. Split it.
msel-sheet-not-read = this sheet is no list of events and was not read
msel-above-head = stands above the head and was not taken over
msel-no-head = no row names the columns; name them with --columns, for example --columns B=mode,C=time,D=to,F=message
msel-column-of-times = nothing but times stands in this column: it was taken for the time
msel-no-times = no column of times: every message waits for the trainer's hand
msel-no-modes = no column says by what channel messages come; give every message one, or one for all with --channel
msel-no-receivers = no column says to whom messages go: all go to one seat
msel-no-messages = no column holds the messages
msel-column-unknown = { $count ->
    [one] what this column holds is not known; one cell stands in the notes
   *[other] what this column holds is not known; { $count } cells stand in the notes
 }
msel-column-noted = { $count ->
    [one] a scenario has no place for this; one cell stands in the notes
   *[other] a scenario has no place for this; { $count } cells stand in the notes
 }
msel-mode-unknown = no channel of the procedure is surely meant; give the message one
msel-mode-empty = no channel is named; give the message one
msel-to-empty = nobody is named to whom it goes
msel-to-unknown = not every name is surely a seat or a role of the scenario; write their titles, a semicolon between them
msel-to-several = several may be meant; it was taken for one seat; write a semicolon between names
msel-event-expected = an action expected of participants, not a message: nobody is told
msel-number-twice = the number stands more than once; here the message is called { $id }
msel-objectives = { $count ->
    [one] one objective was taken over in words; name the clauses it trains
   *[other] { $count } objectives were taken over in words; name the clauses they train
 }
msel-shifted = exercise time 0 is the earliest event; the moment the sheet counts from lies { $shift } later
msel-start-from-sheet = date and time of the start were taken from the sheet
msel-start-no-date = the sheet names no date; the one in the scenario is only to begin with
msel-start-unknown = the sheet names neither date nor time of the start; those in the scenario are only to begin with
msel-to-be-set = no list of events says these: kind of crisis, content note, time zone, what each seat knows, clauses, signals, endings
msel-seats-without-roles = seats whose roles no title of the procedure names: { $list }
msel-new-head = Made from a list of events. What the list did not say is only filled in to begin with: kind, summary, content
    note, start, offset, briefings. `check` says what is missing.
msel-new-summary = Taken from a list of events; what it is about, without giving the story away, is still to be written.
msel-new-content-note = What in it may distress a participant is still to be written.
msel-new-seat = Participants
msel-new-briefing = What this seat knows before the start is still to be written.

## A list that came back
msel-not-ours = No sheet of the file is a list that `export` made. To make a new scenario of it: --new FOLDER
msel-row-twice = the number stands in a row above; this row was not read
msel-no-such-event = the scenario has no message of this number; a new one is written in the scenario itself
msel-rows-gone = not in the sheet any more, unchanged in the scenario: { $list }
msel-not-carried = the program makes this column; what was changed here is not carried back
msel-added-changed = what the program added to this cell was changed; write in the author's words only
msel-emptied = the cell is empty now; nothing is removed by a sheet
msel-extra-column = a scenario has no place for this column

## The commands
msel-made = { $path } was made. What is missing now: hotwash check { $folder }
msel-only-shown = Nothing was written; { $path } would be made.
msel-taken = { $count ->
    [one] One event was taken over; { $timed } with a time
   *[other] { $count } events were taken over; { $timed } with a time
 }
msel-remarks-open = To be done by you:
msel-remarks-assumed = Filled in to begin with:
msel-remarks-kept = Kept in the notes for the trainer:
msel-remark = { $place } “{ $text }”: { $why }
msel-no-channel = The procedure has no channel “{ $name }”. It has: { $list }
msel-no-start = “{ $text }” is no date with a time of day; write for example --start "2031-04-15 09:00"
msel-no-column = “{ $text }” does not say what a column holds; write a letter and a word, for example B=mode. Words: { $list }
msel-no-marks = The list has no marks, or they were taken out: what was changed in the scenario since the export would be overwritten by what the list says
