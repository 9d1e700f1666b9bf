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

ui-practise = Practise alone
ui-practise-about = One role is yours, the others are played by simulated colleagues. For the first time take the first scenario: it explains itself.
ui-later-version = In a later version
ui-run = Run an exercise for several tables
ui-debrief = Debrief
ui-adapt = Adapt or write a scenario
ui-train = Train trainers
ui-people = People and results

ui-notice-question = What does that mean?
ui-notice-close = Close
ui-notice-means = The exercises follow a reference text that was written for training. It gathers national law, treaties and the practice of other countries; every number says where it comes from. What the Ministry’s own rules say goes before it.
ui-open-folder = Open the folder
ui-nothing-leaves = Nothing leaves this computer by itself
ui-version = Version { $version }
ui-licences = Licences
ui-show-file = Show the file
ui-file-unreadable = This exercise cannot be opened: { $why }

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
