# A scenario as one file to give away.

## What it is
pack-is-draft = Draft: nobody has reviewed it yet
pack-is-draft-by = Draft: { $by }, { $date }
pack-is-reviewed = Reviewed: { $by }, { $date }
pack-is-approved = Approved: { $by }, { $date }
pack-is-changed = { $stamp } – changed since
pack-stamped = { $path }: { $stamp }
pack-stamp-broken = The stamp (stamp.json) cannot be read: whether this was reviewed or approved is not known
pack-shown = “{ $title }” ({ $id })
pack-inside = { $count ->
    [one] One file
   *[other] { $count } files
}, { $size } kB; packed with Hotwash { $program }

## Making one
pack-made = Made: { $path } ({ $count ->
    [one] one file
   *[other] { $count } files
} inside). Whoever gets it plays it as it is: hotwash play { $path }
pack-ending = { $path }: the name of the file has to end with .hotwash, so that it is known for what it is
pack-no-name = Who stands for it? Name the person who has reviewed or approved it: --by "NAME"
pack-by = A name is needed after --by: up to { $limit } visible characters
pack-date = There is no day “{ $date }”. Write it as 2031-04-15
pack-has-errors = A scenario with errors can be neither reviewed nor approved. Mend what stands above (hotwash check { $path }), or give it away as a draft
pack-no-procedure = The procedure { $procedure } was not found and is not inside: the scenario can be played only where it is. Start this command in the folder that holds it
pack-left-played = Left out, because it is not a recorded run but may be what somebody has played ({ $count }): { $list }
pack-left-kind = Left out, because a scenario has no files of this kind ({ $count }): { $list }
pack-left-name = Left out, because a file may not be called so on every system ({ $count }): { $list }
pack-cannot = The file cannot be made ({ $reason })

## Making a folder of one
unpack-made = “{ $title }” now stands in { $path } ({ $count ->
    [one] one file
   *[other] { $count } files
})
unpack-exists = { $path } is there already; nothing was changed. Name another folder with --to
pack-unpack-first = { $path } is a scenario in one file and is not changed. Make a folder of it first (hotwash unpack { $path }) and change that

## What is refused
pack-refused = { $path } is not used: { $why }
pack-ask-again = Nothing of it was unpacked. Ask whoever sent it to make it again with “hotwash pack”
pack-broken = it is damaged, or was not made with “hotwash pack”
pack-locked = it is locked with a password
pack-no-list = it was not made with “hotwash pack”: its list hotwash.json is missing
pack-list-broken = its list hotwash.json is damaged, or does not belong to this scenario
pack-format = it was made with another version of the program ({ $program }, form { $format }), which this one cannot read; get the newer program
pack-no-scenario = there is no scenario.ron inside
pack-too-many-bytes = it is larger than { $limit } MB
pack-too-many-files = there are more than { $limit } files inside
pack-too-large = unpacked it is larger than { $limit } MB
pack-file-too-large = “{ $name }” is larger than { $limit } MB. Make it smaller, or leave it out
pack-kind = “{ $name }” is of a kind that no scenario has
pack-link = “{ $name }” is not a file but a link to another place
pack-twice = the name “{ $name }” is there twice: large and small letters are alike on some systems
pack-two-of-one-name = two files of one name are inside
pack-name-outside = “{ $name }” leads out of the folder
pack-name-odd = “{ $name }” is no name of a file on every system
pack-name-device = “{ $name }” is the name of a device on Windows
pack-name-long = the name “{ $name }” is too long, or too many folders deep
pack-not-listed = “{ $name }” was put in afterwards: it is not in the list
pack-missing = “{ $name }” is in the list, but not inside
pack-not-as-packed = “{ $name }” is not as it was packed
