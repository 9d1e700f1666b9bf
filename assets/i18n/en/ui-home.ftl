### The window before the seat: first start, home, brief.

ui-interrupted = Go on
ui-more-interrupted = { $count } more
ui-fewer-interrupted = Only the latest
ui-discard = Discard…
ui-discard-question = Take this exercise off the list? Its file stays where it is.
ui-discard-yes = Take it off
ui-discard-no = Keep it
ui-left = left { $ago }
ui-reached = exercise time { $time }
ui-part-of = part { $no } of { $of }
ui-ago-now = less than an hour ago
ui-ago-hours = { $count ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
}
ui-ago-days = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}

ui-choose-scenario = Choose a scenario
ui-no-scenarios = No scenario was found
ui-kind-evacuation = evacuation
ui-kind-disaster = disaster
ui-kind-detention = detention
ui-kind-guided = guided, for beginners
ui-minutes = { $count } min
ui-minutes-range = { $least }–{ $most } min
ui-parts = { $count ->
    [one] { $count } part
   *[other] { $count } parts
}
ui-roles = { $count ->
    [one] { $count } role
   *[other] { $count } roles
}
ui-trains = { $count ->
    [one] trains { $count } clause
   *[other] trains { $count } clauses
}
ui-last-played = last played { $ago }
ui-not-played = not yet played
ui-content-note = What it deals with
ui-kind-all = all kinds
ui-taken-off = { $count ->
    [one] { $count } interrupted exercise was taken off the list
   *[other] { $count } interrupted exercises were taken off the list
}
ui-put-back = Put back
ui-to-look-at = { $count ->
    [one] { $count } duty to look at again
   *[other] { $count } duties to look at again
}
ui-settings = Settings
ui-look = Look
ui-look-dark = Dark
ui-look-light = Light
ui-motion = Things may move on the screen

ui-practise = Practise alone
ui-practise-about = One role is yours, the others are played by simulated colleagues. For the first time take the first scenario: it explains itself.

ui-notice-question = What does that mean?
ui-notice-close = Close
ui-notice-means = The exercises follow a reference text that was written for training. It gathers national law, treaties and the practice of other countries; every number says where it comes from. What the Ministry’s own rules say goes before it.
ui-open-folder = Open the folder
ui-nothing-leaves = Nothing leaves this computer by itself
ui-version = Version { $version }
ui-licences = Licences
ui-show-file = Show the file
ui-file-unreadable = An exercise cannot be opened (its file stays as it is): { $why }

ui-can-stop = You can stop at any time, or let a simulated colleague take over.
ui-spare = Leave out sensitive messages
ui-spare-means = What depends on them is not assessed.
ui-variant = Variant
ui-room-minutes = About { $count } minutes
ui-time = Time
ui-time-waits = Time waits for me
ui-time-runs = Time runs
ui-time-waits-means = Exercise time moves on only when you let it.
ui-time-runs-means = Exercise time runs by itself, faster than the clock on the wall. It can be paused.
ui-mode = Mode
ui-mode-learning = Learning
ui-mode-assessment = Assessment
ui-mode-learning-means = Your duties are shown, and you can ask for hints.
ui-mode-assessment-means = Neither duties nor hints are shown.
ui-role = Role

### During and after: a real emergency, a colleague in the seat, the end, the result, what goes wrong.

ui-real-stopped = The exercise is stopped. This is real.
ui-real-kept = No exercise time passes, nothing is lost, and stopping changes no score. The exercise is kept in this file:
ui-real-over = It is over: go on with the exercise
ui-real-close = Close the program
ui-away-back = A simulated colleague holds your seat
ui-away-kept = The exercise is kept; no time passes until you choose.
ui-away-leave = Leave, and come back later
ui-away-take = Take the seat again
ui-away-colleague = The colleague goes on to the end
ui-away-assessed = What the colleague does is not counted as yours.
ui-end-question = End the exercise now?
ui-end-means = What is due later will not be judged. Everything done so far is kept.
ui-end-no = Play on
ui-end-yes = End now
ui-spared = Sensitive messages are left out from now on. What depends on them is not assessed.
ui-nothing-judged = No duty has been judged: none had fallen due.
ui-nothing-well = No duty that was judged was met in time and as asked.
ui-nothing-to-look-at = Every duty that was judged was met.
ui-show-me = Show me
ui-show-less = Show less
ui-next-is = Next: { $title }
ui-next-part = Next part
ui-again = Once more
ui-hand-over = Save a file to hand over…
ui-hand-over-where = Save as
ui-hand-over-holds = The file holds what was done and said in the exercise, and a code in place of your name. A second file beside it says when it was played.
ui-hand-over-folder = To hand over
ui-save = Save
ui-handed-over = Saved: { $path }
ui-not-kept = What was done last could not be saved. The exercise stands still until it can: make room on the disk or put the drive back, then try again.
ui-retry = Try again
ui-folder-not-shown = The folder { $path } cannot be shown: { $reason }
ui-no-seat-held = { $path }: no role in this exercise is held by a person

### Help
ui-help-begin = For the first time choose the first scenario on the home screen. On every screen: arrow keys or Tab move, Enter presses what is marked, Esc leads back.
ui-help-keys = Keys
ui-key-right = right arrow
ui-licences-crates = The program is built on Bevy, egui, Fluent and other open components, all under permissive licences (mostly MIT or Apache).
ui-licences-faces = The faces Noto Sans and Noto Sans Georgian are under the SIL Open Font License:

ui-settings-unreadable = Your settings could not be read and begin anew; what the file held is in { $path } ({ $reason })
ui-settings-not-kept = Your settings cannot be saved and hold only until you close the window: { $path } ({ $reason })
ui-keep-elsewhere = Make room on the disk or ask for the right to write in this folder. Another folder can be named: set the environment variable HOTWASH_HOME to it and start the program again.
