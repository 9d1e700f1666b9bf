# The command line.
help = Hotwash: exercises in consular crisis management. Without a command: the window; where none can be opened, play in the terminal; without a terminal, the demonstration
help-usage = Usage
help-commands = Commands
help-arguments = Arguments
help-options = Options
help-examples = Examples
help-help = Show this help
help-version = Show the version
help-lang = Language; otherwise HOTWASH_LANG, otherwise the language of the system
help-format = For people or for programs
help-example =
    {"  "}hotwash demo
    {"  "}hotwash play first-hour --lang en
    {"  "}hotwash procedure show ACT-04

help-play = Play a scenario in the terminal, alone with simulated colleagues; an interrupted exercise is continued
help-play-scenario = Scenario: id of a bundled one, a folder, or a .hotwash file
help-play-seat = Role to hold; otherwise you are asked
help-play-paper = Roles played on paper, separated by commas, or all: you lead as the trainer, hand out slips and enter what the tables do
help-play-part = Part to play alone
help-play-variant = Variant; it names the parts and roles played
help-play-from = Where play begins, with a history made up before it: id of a message or part, H+2:10 (from the start), 10:30 (on the scenario's clock)
help-play-past = Who made that history up in all roles: expert (otherwise), novice, slow, absent; or the file of a recorded run
help-play-answer = What was answered in it, by id: MESSAGE=ANSWER; several separated by commas
help-play-procedure = Your own procedure: id or folder
help-play-seed = Number from which all chance is drawn
help-play-colleagues = How simulated colleagues act: expert, novice, slow, absent
help-play-journal = File in which the exercise is kept; if it exists, the exercise goes on
help-play-assessment = Assessment mode: own duties and hints are not shown
help-play-plain = Plain lines without drawing, for screen readers
help-play-example =
    {"  "}hotwash play first-hour
    {"  "}hotwash play evacuation --variant solo-25 --journal my.journal
    {"  "}hotwash play evacuation --from compound-mail --seat consular
    {"  "}hotwash play my-scenario/ --from H+2:10 --past novice
    {"  "}hotwash play first-hour --plain --lang ka
    {"  "}hotwash play evacuation --variant table-75 --paper all

help-demo = Replay the bundled run of a flawed trainee and print its scorecard
help-demo-course = Print the course of the run before the scorecard
help-demo-example = {"  "}hotwash demo --course

help-score = Score an exercise clause by clause; or judge a foreign log by foreign constraints
help-score-journal = Exercise file
help-score-scenario = Scenario folder, if it is not a bundled one
help-score-procedure = Your own procedure: id or folder
help-score-seat = Card of one role only
help-score-all = Every verdict, those that never arose too
help-score-against = Another run of the same scenario, for example a fork, to compare with
help-score-findings = Findings of this file instead of those beside the exercise file; may be given several times
help-score-without-findings = The program alone, without findings
help-score-trace = Foreign log, one event a line
help-score-constraints = Constraints for the foreign log
help-score-evidence = For the foreign log: state, and activation, target and due time of each
help-score-example =
    {"  "}hotwash score my.journal
    {"  "}hotwash score my.journal --seat embassy --format json
    {"  "}hotwash score --trace log.jsonl --constraints model.json

help-assess = What a person adds to the score: judge, justify, map own words, rate, note. Without a finding: what needs a person, in a terminal step by step
help-assess-journal = Exercise file
help-assess-scenario = Scenario folder, if it is not a bundled one
help-assess-procedure = Your own procedure: id or folder
help-assess-findings = File of findings; otherwise the one beside the exercise file
help-assess-by = Code of the assessor, never a name
help-assess-guided = Everything that needs a person, step by step
help-assess-judge = Judge a duty that only a person can judge: RULE or RULE:SUBJECT
help-assess-justify = Find a verdict justified; it stands, the card shows both numbers
help-assess-uphold = Find that a verdict stands
help-assess-map = What was done in own words is this action: "ACTION slot=value"
help-assess-rate = Rate an objective; M and U need a reason
help-assess-note = Note what was seen
help-assess-withdraw = Withdraw an earlier finding of your own
help-assess-reason = Why
help-assess-records = Records that show it
help-assess-at = Exercise time of the note; otherwise the end
help-assess-seat = Role the note is about
help-assess-example =
    {"  "}hotwash assess my.journal
    {"  "}hotwash assess my.journal --by A1 --judge ACT-02.b met --reason seen
    {"  "}hotwash assess my.journal --by A1 --rate first-hour M --reason late
    {"  "}hotwash score my.journal

help-replay = Show the course of an exercise
help-replay-journal = Exercise file
help-replay-scenario = Scenario folder, if it is not a bundled one
help-replay-procedure = Your own procedure: id or folder
help-replay-verify = Decide everything again and compare with the file
help-replay-seat = Only what this role saw
help-replay-head = Check number noted at the end; shows whether the end of the file is missing
help-replay-example =
    {"  "}hotwash replay my.journal
    {"  "}hotwash replay my.journal --verify

help-fork = Begin a second exercise from any step of a first one, which stays as it is
help-fork-journal = Exercise file
help-fork-step = Last step taken over
help-fork-at = Last record taken over, by the number replay shows: --at '#31'
help-fork-to = File of the new exercise
help-fork-scenario = Scenario folder, if it is not a bundled one
help-fork-procedure = Your own procedure: id or folder
help-fork-example =
    {"  "}hotwash fork my.journal --step 40 --to other.journal
    {"  "}hotwash play evacuation --journal other.journal

help-check = Read scenarios and procedures and tell everything that is wrong with them
help-check-paths = Folders, files, or ids of bundled content
help-check-procedure = Procedure to check scenarios against: id or folder
help-check-deep = Then go through every scenario without mistakes: decisions, chance, ways of playing
help-check-threads = Threads the deep check works on; what it finds does not depend on it
help-check-limit = So many situations are gone through at most, in the whole and in each part
help-check-keep = Folder for the journals of runs that show what was found
help-check-fix = Mend what is certain; the file as it was is kept beside it
help-check-dry-run = With --fix: only show what would be mended
help-check-undo = Put back the files as they were before the last --fix
help-check-example =
    {"  "}hotwash check my-scenario/
    {"  "}hotwash check my-scenario/ --fix
    {"  "}hotwash check my-scenario/ --deep --keep found/
    {"  "}hotwash check scenarios/ --format json

help-simulate = Play a scenario thousands of times with simulated colleagues: how it ends, which duties are hard, which messages never come
help-simulate-scenario = Scenario: id of a bundled one, a folder, or a .hotwash file
help-simulate-runs = How many runs; otherwise 1000
help-simulate-mix = How the seats are played: mixed (by chance, otherwise this), trainee (a novice among experts), expert, slow, novice, absent
help-simulate-seat = Seats that are always played one way, separated by commas
help-simulate-part = Part to play alone
help-simulate-variant = Variant; its parts that follow each other are played together
help-simulate-procedure = Your own procedure: id or folder
help-simulate-seed = Seed of the first run; each next run has the next one
help-simulate-threads = Threads; otherwise as many as there are cores. The result is the same
help-simulate-full = All duties, the times of messages, objectives, seats and outcomes
help-simulate-csv = Write every number into this file, for a spreadsheet
help-simulate-example =
    {"  "}hotwash simulate earthquake
    {"  "}hotwash simulate earthquake --mix trainee --runs 5000 --csv numbers.csv
    {"  "}hotwash simulate evacuation --seat duty=absent --full

help-procedure = Read or compare procedures
help-procedure-show = Show a clause, action, signal, role, level or fact, with the line an author writes; the words actions, signals, roles, channels list all there are; without an id, the list of clauses
help-procedure-show-id = What to show
help-procedure-show-procedure = Procedure: id or folder
help-procedure-show-example =
    {"  "}hotwash procedure show
    {"  "}hotwash procedure show ACT-04 --lang ka
help-procedure-trains = Show which bundled scenario trains which clause
help-procedure-trains-procedure = Procedure: id or folder
help-procedure-trains-example = {"  "}hotwash procedure trains --lang ka
help-procedure-drift = Tell what rests on the changes from one procedure to another: scenarios, objectives, exercises that were played and how they would be judged now
help-procedure-drift-old = The procedure in use so far: id or folder
help-procedure-drift-new = The one that is to take its place: id or folder
help-procedure-drift-scenarios = Scenarios to look at: ids, folders, or folders with several; without it, the bundled ones
help-procedure-drift-journals = Exercises to look at: journals, or folders with several; without it, hotwash-runs and the folder the window keeps them in. The recorded runs of the scenarios are looked at too
help-procedure-drift-example =
    {"  "}hotwash procedure drift reference my-procedure/
    {"  "}hotwash procedure drift old/ new/ --scenarios evacuation my-scenarios/ --journals hotwash-runs/
help-procedure-diff = Compare two procedures: everything that differs, conditions too, in words
help-procedure-diff-first = The first: id or folder
help-procedure-diff-second = The second: id or folder
help-procedure-diff-example = {"  "}hotwash procedure diff reference my-procedure/

help-names = The Georgian case forms of a scenario's names, for reading; the field forms corrects a wrong one
help-names-scenario = Scenario: id of a bundled one, a folder, or a .hotwash file
help-names-example = {"  "}hotwash names evacuation

help-notes = The facilitator's notes: what is expected, what to ask, what to watch, what to say about distress
help-notes-scenario = Scenario: id of a bundled one, a folder, or a .hotwash file
help-notes-part = Only this part
help-notes-procedure = Procedure to use instead of the scenario's: id or folder
help-notes-example =
    {"  "}hotwash notes evacuation
    {"  "}hotwash notes evacuation --part way-out --lang ka

help-export = A scenario as spreadsheets: everything people read, in both languages, and every number, to be changed in Excel
help-export-scenario = Scenario: id of a bundled one, a folder, or a .hotwash file
help-export-to = File to make (.xlsx), or a folder for .csv files; otherwise the id of the scenario with .xlsx, here
help-export-form = The form: ours (all sheets), or a list of events (MSEL) in one language: hseep, common
help-export-procedure = Procedure to use instead of the scenario's: id or folder
help-export-example =
    {"  "}hotwash export my-scenario/
    {"  "}hotwash export evacuation --to evacuation.xlsx --lang ka
    {"  "}hotwash export evacuation --to sheets/
    {"  "}hotwash export evacuation --form hseep --to events.xlsx

help-import = Take changed spreadsheets back into a scenario: shows what would change, asks, and keeps the file as it was
help-import-file = The .xlsx file, a .csv file, or a folder of .csv files; with --undo, the scenario
help-import-scenario = Folder of the scenario
help-import-new = Make a new scenario of a list of events (MSEL) from elsewhere: its folder; the name is the id
help-import-columns = What the columns of a list without heads hold, by letter: number, time, mode, from, to, title, message, expected, notes …
help-import-start = Date and time of the start, for times such as H+2 or J+1 beside dates
help-import-channel = Channel of messages for which the list names none: phone, e-mail …
help-import-procedure = Procedure the new scenario is written against: id or folder
help-import-form = The form the sheets must be of: ours, hseep or common; without it, auto: recognised by their heads
help-import-dry-run = Only show what would change
help-import-yes = Write without asking
help-import-undo = Put back the scenario as it was before
help-import-example =
    {"  "}hotwash import my-scenario.xlsx my-scenario/
    {"  "}hotwash import sheets/ my-scenario/ --dry-run
    {"  "}hotwash import --undo my-scenario/
    {"  "}hotwash import list.xlsx --new my-scenario/
    {"  "}hotwash import list.csv --new my-scenario/ --columns B=mode,C=time,F=message --start "2031-04-15 09:00"

help-new = Start a scenario or a procedure of your own
help-new-scenario = Make a folder with a scenario that can be played at once
help-new-scenario-folder = Folder to make; its name is the id
help-new-scenario-kind = What it begins with: small (one call, one decision) or a whole crisis of 30 minutes: evacuation, disaster, detention; otherwise asks at a terminal, and takes small where nobody can be asked
help-new-scenario-from = Bundled scenario to copy as it stands, for changes by hand or by spreadsheet
help-new-scenario-example =
    {"  "}hotwash new scenario my-scenario --kind evacuation
    {"  "}hotwash new scenario my-first --kind small
help-new-procedure = Make a folder with a procedure of your own
help-new-procedure-folder = Folder to make; its name is the id
help-new-procedure-from = Procedure to copy as a beginning: id or folder; without it, a small one is made
help-new-procedure-example =
    {"  "}hotwash new procedure my-procedure
    {"  "}hotwash new procedure my-procedure --from reference

help-adapt = Take a scenario to another country: asks for names, clock, seats and figures, shows what changes, makes a new folder
help-adapt-scenario = Scenario to take: id of a bundled one, or a folder
help-adapt-folder = Folder to make; its name is the id of the new scenario
help-adapt-answers = Answers in a file, instead of questions
help-adapt-questions = Write the questions with the present answers into this file, to be filled in in an editor
help-adapt-dry-run = Only show what would change
help-adapt-yes = Agree to what is lost with seats that go
help-adapt-procedure = Procedure to use instead of the scenario's
help-adapt-example =
    {"  "}hotwash adapt earthquake my-earthquake
    {"  "}hotwash adapt earthquake --questions answers.ron
    {"  "}hotwash adapt earthquake my-earthquake --answers answers.ron --dry-run

help-guide = How a scenario is written in an afternoon, step by step, with an example that grows
help-guide-chapter = Only this chapter, by its number
help-guide-to = Write the guide into this file, to print it or to read it elsewhere
help-guide-example =
    {"  "}hotwash guide
    {"  "}hotwash guide 4 --lang ka
    {"  "}hotwash guide --to guide.md

help-pack = Make one file of a scenario, to give it away: with its map, recorded runs, pictures and procedure, and a stamp that says who stands for it
help-pack-scenario = Scenario: id of a bundled one, a folder, or such a file
help-pack-to = File to make, ending with .hotwash; otherwise the id of the scenario, here
help-pack-status = What it is: draft, reviewed or approved; the last two only without errors, and with a name
help-pack-by = Name of the person who says so
help-pack-date = The day it was said; otherwise today
help-pack-show = Only show what a file is, and what is inside
help-pack-example =
    {"  "}hotwash pack my-scenario/
    {"  "}hotwash pack my-scenario/ --status approved --by "N. Beridze" --date 2031-04-15
    {"  "}hotwash pack --show my-scenario.hotwash
    {"  "}hotwash play my-scenario.hotwash
help-unpack = Make a folder of a scenario that came as one file
help-unpack-file = The file
help-unpack-to = Folder to make; otherwise the id of the scenario, here
help-unpack-example =
    {"  "}hotwash unpack my-scenario.hotwash
    {"  "}hotwash unpack my-scenario.hotwash --to theirs/

help-package = To make the folder that is handed out; for who builds the program
help-package-folder = Where it is made
help-package-example = {"  "}cargo run --release -- package dist
