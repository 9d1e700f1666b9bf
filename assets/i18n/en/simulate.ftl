# Thousands of runs with simulated colleagues.
simulate-what = { $count } runs with simulated colleagues in every seat (seeds { $first } to { $last }): { $mix }
simulate-one = One run with simulated colleagues in every seat (seed { $first }): { $mix }
simulate-mix-mixed = each seat is played expertly, slowly, as by a novice or, rarely, not at all, by chance
simulate-mix-trainee = a novice in one seat, by chance, experts in the others
simulate-mix-expert = experts only
simulate-mix-slow = slow ones only
simulate-mix-novice = novices only
simulate-mix-absent = empty chairs only
simulate-expert = expert
simulate-slow = slow
simulate-novice = novice
simulate-absent = empty chair
simulate-bots = Simulated colleagues are not people: the numbers order the duties and show what cannot be right. How hard an exercise is for people, a rehearsal tells.
simulate-progress = { $done } of { $of } runs
simulate-ends = How it ends
simulate-time-up = the time was up
simulate-ended = ends: earliest { $first }; half by { $median }; latest { $last }
simulate-quality = Quality: median { $median }; half of the runs between { $low } and { $high }
simulate-weakest = weakest run: { $quality } (seed { $seed })
simulate-best = best run: { $quality } (seed { $seed })
simulate-coverage = Duties judged, of those due: median { $median }
simulate-odd = To look at
simulate-nothing-odd = nothing
simulate-never-arises = { $clause }: an objective names this clause, and no run called for it. { $title }
simulate-never-met = { $clause }: nobody ever meets it. { $title }
simulate-always-met = { $clause }: everybody always meets it, an empty chair too. { $title }
simulate-never-comes = Message { $id } never comes: { $message }
simulate-one-answer = Message { $id }: everybody takes the same option. { $message }
simulate-untaken = Message { $id }: nobody ever takes the option: { $option }
simulate-never-ends = No run ends so: { $ending }
simulate-duties = Duties, the hardest first
simulate-duties-columns = ●● hard, ● medium, · easy · clause · arises in so many of 100 runs · met or kept so often of 100 times by: expert, slow, novice, empty chair
simulate-duties-left = { $count ->
    [one] and { $count } easier duty
   *[other] and { $count } easier duties
 }
simulate-decisions = Decisions
simulate-decisions-columns = ✓ the option experts take most · taken so often of 100 times by: all, then expert, slow, novice, empty chair
simulate-lapsed = nobody answered in time
simulate-more = All duties, the times of messages, objectives, seats and outcomes: --full. For a spreadsheet: --csv FILE
simulate-messages = Messages: in how many of all runs, and when first
simulate-times = earliest { $first }; half by { $median }; latest { $last }
simulate-objectives = Objectives: median quality
simulate-seats = Seats: mean quality, by how they were played
simulate-seats-columns = expert, slow, novice, empty chair · seat
simulate-outcomes = Outcomes: in how many of all runs
simulate-seat-form = "{ $text }" does not say who sits where; write SEAT=POLICY, for example duty=novice
simulate-written = Written: { $path }
