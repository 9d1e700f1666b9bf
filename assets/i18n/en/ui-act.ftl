### The seat: what the trainee does.

ui-find-action = Find an action: any word
ui-find-clause = Find a clause: number or any word
ui-actions-all = All actions, by phase
ui-actions-fewer = Fewer actions
ui-actions-phase = { $phase }: { $count }
ui-own-words = Something else, in my own words…
ui-own-words-what = What do you do?
ui-own-words-minutes = Minutes it takes
ui-own-words-judged = It is recorded and takes time; an assessor decides what it counts for
ui-write-first = Write something first
ui-departure = I depart from the procedure because…
ui-departure-reason = Reason
ui-departure-missing = Still missing: the clause or the reason
ui-departure-record = Record the departure
ui-note = A note…
ui-note-text = Note for the debrief
ui-note-record = Record the note

ui-add-to-queue = Add to queue
ui-form-optional = { $field } (may be left empty)
ui-form-none = leave empty
ui-form-required = Something has to be chosen or written here
ui-form-no-number = This is not a number
ui-form-no-time = This is not a length of time; write 45 (minutes) or 2h 30m
ui-form-missing = Still missing: { $fields }
ui-form-busy = You are busy: it begins as soon as you are free
ui-form-takes = Takes { SHORT($d) }
ui-form-duty = A duty asks for this: { $duty } – { $due }

ui-answer-give = Answer
ui-answer-until = Answer expected by { $time }
ui-answer-choose = Choose an answer first
ui-answer-certainty = How sure are you? (may be left open)
ui-certainty-least = not sure
ui-certainty-most = very sure
ui-answer-clause = Which clause do you rely on? (may be left open)
ui-answer-no-clause = none
ui-answer-other-clause = Another one:
ui-answer-reason = Reason, in one line (may be left empty)

ui-work = Under way
ui-work-hands = Possible at the same time: { $hands }; free: { $free }
ui-work-progress = { $passed } of { $whole } min
ui-work-queue = Queue
ui-stop-task = Stop it
ui-task-first = First
ui-waiting-for = Waiting for
ui-wait-paused = Paused: no time passes until you resume
ui-wait-rings = your answer: { $who }
ui-wait-answer = your answer to the question, by { $time }
ui-wait-work = the end of what is under way, { $time }
ui-wait-you = you: time waits until you act or move on
ui-wait-news = the next message

ui-duties-soonest = Due soonest
ui-duties-more = Further duties: { $count }
ui-hint = What am I forgetting? (hint)
ui-hint-assisted = The use of the hint is recorded
ui-own-notes = My notes
ui-assessment-mode = Assessment mode: own duties and hints are not shown
ui-clauses-all = All clauses

ui-correct = Correct something recorded… (Ctrl+Z)
ui-correct-means = Nothing is deleted: what is right is recorded beside it
ui-correct-nothing = Nothing of yours is recorded yet
ui-correct-right = What is right?
ui-correct-record = Record the correction
