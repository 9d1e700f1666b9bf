# What assessors found, and the command assess.
findings-no-first-line = The file of findings has no complete first line: nothing was kept
findings-not-findings = The file is not a file of findings of Hotwash
findings-newer = The file of findings has format { $found }; this program reads formats up to { $known }. Use a newer version of the program
findings-line = Line { $line } of the findings cannot be used: { $reason }
findings-line-foreign = Line { $line } of the findings was not written by this program
findings-line-too-long = Line { $line } of the findings is longer than { $limit } bytes
findings-chain = Line { $line } of the findings does not fit the lines before it: a line was changed, removed, added or moved
findings-other-run = These findings are about another exercise (journal { $journal }…). Name the journal they were written for, or another file with --findings
findings-torn = The findings end in the middle of a line (line { $line }). The last complete finding is kept; { $bytes ->
    [one] { $bytes } byte was dropped
   *[other] { $bytes } bytes were dropped
 }
findings-changed = { $path } was added to by somebody else meanwhile. Nothing was written; run the command again
findings-too-many = the file is full ({ $limit } findings at most)
findings-order = its number or its time does not follow the one before
findings-not-a-code = An assessor is named by a code, never by a name: up to { $limit } Latin letters, digits and hyphens, at least one digit, such as A1
findings-no-reason = A reason or a text is missing. Give it with --reason
findings-long-text = A text is longer than { $limit } bytes
findings-no-such = There is no finding with this number
findings-not-yours = This was found by somebody else. Only its own assessor withdraws a finding; add your own beside it
findings-withdrawn-before = This cannot be withdrawn: it was withdrawn before, or is itself a withdrawal
findings-again = You have answered this before. Withdraw the earlier finding first
findings-no-verdict = there is no such verdict in this exercise
findings-cost-nothing = this verdict cost nothing, so there is nothing to justify
findings-judged-by-engine = the program has judged this duty; its verdict stands. A verdict can be found justified
findings-no-lateness = what is complied with or not cannot be late; judge it met or missed
findings-no-objective = there is no objective "{ $name }"
findings-no-record = there is no record #{ $record }
findings-no-such-time = { $time } lies outside the exercise
findings-no-own-words = record #{ $record } is nothing done in own words
findings-could-not = the seat could not have done it then. { $why }
findings-unfit = Finding { $number } has no effect: { $why }
findings-justified = found justified
findings-upheld = found that the verdict stands
findings-judged = judged { $how }
findings-met = met
findings-late = late
findings-missed = not done or not complied with
findings-mapped = own words mapped to “{ $action }”
findings-rated = rated “{ $objective }”: { $rating }
findings-observed = observed at { $time }
findings-withdraws = withdrew finding { $number }
findings-disputed = another assessor found otherwise; the stricter one counts
findings-withdrawn = withdrawn
findings-without-effect = without effect
card-engine-alone = By the program alone: { $quality }
card-own-words = In own words, not mapped to an action
card-findings = Findings of assessors
card-changes = What they changed (by the program alone → now)
verdict-reason-by-person = judged by a person
assess-to-judge = Only a person can judge
assess-own-words = Done in own words, not mapped to an action
assess-to-rate = Objectives to rate
assess-nothing = nothing
assess-found = Findings so far ({ $path })
assess-how-to = Add a finding with --judge, --justify, --uphold, --map, --rate or --note, your code (--by A1) and a --reason; or go through everything with --guided.
assess-no-duty = No duty here answers to "{ $name }". Duties: { $list }
assess-several-duties = "{ $name }" means several duties. Name one of them: { $list }
assess-no-code = Say who assesses: --by and a code, such as A1
assess-how = "{ $name }" is not a judgement. Say met, late or missed
assess-rating = "{ $name }" is not a rating. Say P, S, M or U
assess-time = "{ $name }" is not an exercise time. Write 1:30 or 1h 30m
assess-no-own-words = "{ $name }" is not the number of a record
assess-no-action = The action cannot be read ({ $why }). Write its name and its slots: record-choice person=nino
assess-kept = Finding { $number } was added to { $path }
assess-quality = Quality: { $before } → { $after }
assess-justified = Without what was found justified: { $before } → { $after }
assess-guided = First you rate, then you see the program's proposals. An empty line passes over a question; every answer is kept at once.
assess-ask-code = Your code as assessor, such as A1:
assess-letters = 1 (P) performed without challenges · 2 (S) with some challenges · 3 (M) with major challenges · 4 (U) unable to be performed
assess-ask-rating = 1, 2, 3, 4:
assess-ask-reason = Why?
assess-proposals = What the program proposes
assess-ask-how = Met (1), late (2), not done or not complied with (3):
assess-ask-action = Which action is it (its name and slots)?
assess-ask-justified = Justified (1), the verdict stands (2):
assess-notes = Notes
assess-ask-note = What did you see?
assess-ask-time = When (exercise time, such as 1:30; empty is the end)?
assess-all-kept = { $count ->
    [one] { $count } finding in { $path }
   *[other] { $count } findings in { $path }
 }
