# What every command says.
mark = სწავლება · EXERCISE
duration = { $d }
cli-no-desktop = This build has no window; everything is done in the terminal
cli-no-display = No window can be opened: there is no screen here. Everything is done in the terminal; start the program from a desktop to see the window
cli-nothing-draws = No window can be opened: neither the graphics card nor software can draw on this screen. Everything is done in the terminal; for the window, update the graphics driver or, on Linux, install mesa-vulkan-drivers
cli-window-not-opened = No window can be opened here; the file problem.txt in the folder of exercises says why. Everything is done in the terminal
cli-window-failed = The window had to be closed because the program failed. The exercise is saved up to the last thing you did: start the program again and choose “Continue”. If it happens again, play in the terminal with “hotwash play” and hand the file { $path } to who looks after the program.
cli-not-there = { $path }: there is no such file or folder
cli-cannot-read = { $path } cannot be read: { $reason }
cli-cannot-write = { $path } cannot be written: { $reason }
cli-is-a-folder = { $path } is a folder; a file is needed here
cli-may-not-read = { $path } may not be read by you; ask for access or name another file
cli-may-not-write = { $path } may not be written by you; name another place
cli-no-place = { $path } cannot be made: its folder is not there
cli-did-you-mean = Did you mean "{ $name }"?
cli-too-many-files = { $path } holds more than { $limit } content files
cli-no-scenario = There is no scenario "{ $name }". Bundled: { $list }; or name a folder that holds scenario.ron
cli-no-procedure = There is no procedure "{ $name }". Bundled: { $list }; or name a folder that holds procedure.ron
cli-content-unplayable = The content cannot be used as it is; see above
cli-findings-sum = { $errors ->
    [0] No errors
    [one] { $errors } error
   *[other] { $errors } errors
 }, { $warnings ->
    [0] no warnings
    [one] { $warnings } warning
   *[other] { $warnings } warnings
 }
cli-check-unknown-file = { $path } is neither procedure.ron nor scenario.ron nor map.ron
cli-check-nothing = There is nothing to check at { $path }: no folder with procedure.ron or scenario.ron, and no bundled content of this name
cli-usage-unknown-argument = Unknown argument { $argument }
cli-usage-unknown-command = Unknown command { $command }
cli-usage-missing-argument = Missing: { $argument }
cli-usage-missing-command = A command is missing
cli-usage-invalid-value = "{ $value }" is no value for { $argument }
cli-usage-conflict = { $argument } does not go together with the rest
cli-usage-other = The command line cannot be understood
cli-usage-help = For help: hotwash --help

new-not-an-id = "{ $name }": the name of the folder becomes the id and may hold only Latin letters, digits and - _ .
new-exists = { $path } exists already; nothing was changed
new-scenario-made = { $path } was made. Next: hotwash check { $folder }, then hotwash play { $folder }
new-scenario-kinds = It is the smallest there is unless you chose another. A whole crisis to begin with: --kind evacuation, disaster or detention. How to go on: hotwash guide
new-which = What shall it begin with?
new-which-number = Number (1):
new-kind-small = one call, one decision: the bones of a scenario
new-kind-evacuation = evacuation: a tour group, a partner's bus, a road to be checked; two seats, 35 minutes
new-kind-disaster = disaster: a ship ashore, a missing man; two seats, 30 minutes
new-kind-detention = detention: a student is arrested; two seats, 30 minutes
new-procedure-copied = { $path } was made, a copy of { $from }. It keeps its status and its notice until you change them. Next: hotwash procedure diff { $from } { $folder }, then hotwash play SCENARIO --procedure { $folder }
new-procedure-made = { $path } was made. Next: hotwash check { $folder }, then hotwash procedure show --procedure { $folder }
cli-no-run = There is no recorded run { $path }
new-scenario-guide = How it is written, step by step: hotwash guide
new-scenario-copied = { $path } was made, a copy of { $from }. It keeps its id, so that its recorded runs fit it. Next: hotwash check { $folder }; how to go on: hotwash guide
new-from-folder = { $path } is a folder already: copy it as you copy any folder
