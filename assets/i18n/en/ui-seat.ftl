### The seat: its head, messages, citizens.

ui-local-time = local time
ui-tbilisi-time = Tbilisi time
ui-to-end-of-part = time runs to the end of the part
ui-paused = Pause
ui-paused-long = No time passes. You can go on reading.
ui-just-now = just now
ui-ago = { SHORT($age) } ago

ui-all = All
ui-new-count = New: { $count }
ui-answer = Answer
ui-later = Later
ui-waits-for-answer = Waiting for an answer
ui-heavy = Distressing content
ui-heavy-long = This message is marked for distressing content. Its text is shown only if you ask for it. No reason is needed
ui-read = Read
ui-leave-out-this = Leave this message out
ui-leave-out-all = Leave such messages out from now on
ui-leave-out-why = What depends on messages that have not come yet is not assessed
ui-put-away = Put this message away
ui-choose-message = Choose a message at the left
ui-passed-on-by = Passed on by: { $seat }
ui-attachments = Attachments
ui-attachment = attachment
ui-pass-on = Pass on…
ui-pass-on-to = To whom?
ui-pass-on-message = Pass on this message
ui-pass-on-all = Pass on this message and all you know

ui-citizens = Citizens
ui-no-citizens = No citizen is known of yet
ui-state-unlocated = whereabouts not established
ui-state-safe = located, safe
ui-state-injured = injured
ui-state-death-reported = death reported, unconfirmed
ui-state-dead = deceased, confirmed
ui-state-other = other condition
ui-state-unknown = nothing reported yet
ui-families = Families
ui-with-count = { $what }: { $count }
ui-last-news = last news { $ago }
ui-last-act = done { $ago }: { $act }
ui-no-act = nothing done yet
ui-what-is-known = What is known
ui-nothing-known = Nothing is known yet
ui-as-of = as of { $time }, { $ago }
ui-source-start = known from the start
ui-source-act = by your own act
ui-source-message = message: { $message }
ui-source-seat = told by: { $seat }
ui-what-was-done = What was done

ui-area-messages = Area: messages
ui-area-citizens = Area: citizens
ui-area-message = Area: open message
ui-area-actions = Area: actions
ui-area-side = Area: map, procedure, duties
ui-area-work = Area: work under way
ui-more = More
ui-act = Act
ui-rings = Waiting for an answer: { $who }

ui-said-refused = Cannot be done
ui-said-accepted = Taken on
ui-said-news = Please note
ui-said-begun = Begun: { $what }. It ends at { $time }
ui-said-queued = Added to the queue: { $what }
ui-said-done = Done: { $what }
ui-said-stopped = Stopped. What was not finished does not count as done
ui-said-answered = Your answer is recorded: { $option }

ui-pointer = { $no }/{ $of }.
ui-pointer-answer = Answer the call: Enter
ui-pointer-act = Choose this action by its number or its button, fill in the fields, and do it: Ctrl+Enter
ui-pointer-move-on = When you are ready, go on to the next message: Ctrl+Right
