# The exercise file.
journal-no-header = The file has no complete first line: nothing of the exercise was kept
journal-not-a-journal = The file is not an exercise file of Hotwash
journal-newer = The exercise file has format { $found }; this program reads formats up to { $known }. Use a newer version of the program
journal-older = The exercise file was written by an older version of the program: it has format { $found }, and this program reads formats from { $oldest }. Open it with the version it was written by
journal-too-long = Line { $line } of the exercise file is longer than { $limit } bytes
journal-damaged = Line { $line } of the exercise file is damaged ({ $reason })
journal-chain = Line { $line } of the exercise file does not fit the lines before it: a line was changed, removed, added or moved
journal-meaning = Line { $line } of the exercise file cannot be understood with this content ({ $reason })
journal-order = Line { $line } of the exercise file is out of order
journal-foreign = Line { $line } of the exercise file is not written the way this program writes it: another version of the program wrote it, or it was changed
journal-io = The exercise file cannot be read ({ $reason })
journal-torn = The exercise file ends in the middle of a line (line { $line }). The last complete step is kept; { $bytes ->
    [one] { $bytes } byte was dropped
   *[other] { $bytes } bytes were dropped
 }
journal-end-missing = The end of the exercise file is missing: its last line is not the one that was noted
journal-differs-gone = { $name } was there when the exercise was played and is gone
journal-differs-new = { $name } has been added since the exercise was played
journal-differs-meaning = { $name } means something else than when the exercise was played
journal-differs-text = { $name }: only a text was corrected
