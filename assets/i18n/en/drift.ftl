# What differs between two procedures and what rests on it.

## Parts of a thing that differ
drift-what-actions = done by
drift-what-at = has to be done at the place in this field
drift-what-at-post = only at the post
drift-what-away = out of reach while it is done
drift-what-basis = basis of the duty
drift-what-by = may be done by
drift-what-compare = comparison with other countries
drift-what-counted-from = counted from rule
drift-what-does = what the program does by itself
drift-what-duty = duty text
drift-what-first = what must come before
drift-what-functions = functions
drift-what-help = explanation
drift-what-indicators = signs that call for it
drift-what-judged = judged by
drift-what-kind = kind of rule
drift-what-late-until = counts as late until
drift-what-lifted-by = ended by
drift-what-limit = number
drift-what-meaning = meaning
drift-what-needs = offered only if
drift-what-never = what must not be done
drift-what-no-rule-found = no published rule found
drift-what-note = remark on the source
drift-what-notice = notice
drift-what-number-basis = basis of the number
drift-what-obliged = who is obliged, in words
drift-what-of = kept for each
drift-what-open = scenarios may set it
drift-what-options = options
drift-what-order = order
drift-what-owner = owner
drift-what-peers = countries compared
drift-what-per = one duty for each
drift-what-phase = phase
drift-what-range = usual, least, greatest
drift-what-reaches = reaches the seat
drift-what-relay-within = passed on within
drift-what-results = results
drift-what-rings = rings for
drift-what-rule = rule
drift-what-rule-title = title of the rule
drift-what-same = must be the same in trigger and act
drift-what-scope-from = applies from
drift-what-scope-until = applies until
drift-what-sees = what the engine sees
drift-what-set-by = set by
drift-what-severity = severity
drift-what-short = short title
drift-what-side = where it sits
drift-what-slots = fields
drift-what-snapshot = looked at once, at the end
drift-what-spends = uses up
drift-what-spoiled-by = made worthless by
drift-what-state = state
drift-what-status = status
drift-what-takes = takes
drift-what-target = target
drift-what-tells = who learns of it
drift-what-then = what is asked for
drift-what-tier = core or extended
drift-what-title = title
drift-what-track = runs inside a phase
drift-what-type = what it holds
drift-what-unless = excused by
drift-what-unverified = whether it was read
drift-what-uses = keeps in use
drift-what-version = version
drift-what-weights = weights
drift-what-when = what calls for it
drift-what-which = counted from, or looked at when
drift-what-while = only while
drift-what-who = whose
drift-what-why = reason
drift-what-words = label or further words
drift-what-year = year

## What a change is of
drift-of-procedure = The procedure as a whole
drift-of-clause = Clauses
drift-of-conflict = Which of two clauses yields
drift-of-role = Roles
drift-of-action = Actions
drift-of-signal = Signals
drift-of-fact = Standing facts
drift-of-level = Alert levels
drift-of-param = Parameters
drift-of-channel = Channels
drift-of-phase = Phases
drift-of-source = Sources
drift-of-term = Terms
drift-one-procedure = the procedure as a whole
drift-one-clause = clause
drift-one-conflict = which clause yields
drift-one-role = role
drift-one-action = action
drift-one-signal = signal
drift-one-fact = standing fact
drift-one-level = alert level
drift-one-param = parameter
drift-one-channel = channel
drift-one-phase = phase
drift-one-source = source
drift-one-term = term

## How much a change weighs
drift-weight-texts = only texts were corrected
drift-weight-basis = only its basis has changed
drift-weight-numbers = its numbers have changed
drift-weight-meaning = its meaning has changed
drift-weight-new = new
drift-weight-gone = gone
drift-sum-texts = only texts
drift-sum-basis = only the basis
drift-sum-numbers = numbers
drift-sum-meaning = meaning
drift-sum-new = new
drift-sum-gone = gone
drift-renamed = its number is now { $id }
drift-in-rule = rule { $rule }, { $what }
drift-was = before: { $text }
drift-is = now: { $text }
drift-detail = { $what }: differs in a detail that has no words, see the file ({ $text })
drift-none = none
drift-range = { $usual }; from { $least } to { $most }
drift-status-reference = reference text, not the rule in force
drift-status-institute = an institute's own text
drift-side-ministry = at the Ministry
drift-side-mission = at a mission abroad
drift-side-partner = with a partner at home
drift-reaches-arrival = on arrival
drift-reaches-answered = when it is answered
drift-type-flag = yes or no
drift-type-level = alert level
drift-type-count = a number
drift-optional = , may be left empty
drift-slot-several = several: { $text }
drift-slot-choice = one of a list
drift-slot-message = message
drift-slot-seat = seat
drift-slot-time = a length of time
drift-slot-text = free text
drift-party-state = state
drift-party-mission = mission
drift-party-authority = authority
drift-party-firm = firm
drift-party-carrier = carrier
drift-party-medium = medium
drift-party-community = community
drift-party-organisation = organisation
drift-tier-core = core
drift-tier-extended = extended
drift-judged-engine = the engine
drift-judged-person = a person

## The drift report
drift-stands-only = itself unchanged; what it stands on is not
drift-stands-on = stands on what was changed: { $list }
drift-exercises = verdicts of it, and on whose card they stand
drift-nothing-rests = nothing that was looked at rests on it
drift-place-objective = objectives
drift-place-expected = the scenario expects it
drift-place-accepted = accepted as not met
drift-place-mistake = typical mistakes, part
drift-place-released = released by the ending
drift-place-inject = called for by messages
drift-place-answer = answers to questions
drift-place-outcome = consequences
drift-place-seat = seats that owe it
drift-in-part = { $name } (part { $part })
drift-do-texts = Verdicts stand. Read the scenario's texts and notes that quote the clause.
drift-do-basis = Verdicts stand. Look at proposed ratings: a missed number of national law or a treaty limits them.
drift-do-numbers = Go through the scenario anew: are the times of the script still right for the new number? Judge stored exercises anew before you speak of them.
drift-do-meaning = Read objectives, expectations and answers that rest on it, then go through the scenario anew. Verdicts of stored exercises are those of the old clause.
drift-do-new = No scenario trains it yet: name it with an objective and let a message call for it.
drift-do-gone = Take it out where the scenario names it, or name the clause that has taken its place. Verdicts of stored exercises stay those of the old procedure.
drift-rest = What else differs
drift-anew = Exercises judged by the new procedure
drift-barred = Not judged anew: { $why }
drift-barred-scenario = the new procedure cannot read the scenario
drift-quality = before: { $before }; now: { $now }
drift-relay = passing it on
drift-left-out = Left out, because with the new procedure something else might have been done: { $list }
drift-broken = Scenarios with mistakes under the new procedure
drift-other-scenarios = Not written against the old procedure: { $list }
drift-other-exercises = Not played by the old procedure as it stands, or of a scenario that was not looked at: { $list }
drift-no-doubt = No verdict becomes doubtful.
drift-next = Next: hotwash check SCENARIO --deep --procedure { $procedure }; hotwash score JOURNAL --procedure { $procedure }
score-by-another = Played by { $old }; judged here by { $new }. What happened stays what happened; the trainees followed the old text.
score-not-by-another = { $path } cannot be judged by this procedure: it has otherwise what decided how the exercise went ({ $list })
score-see-drift = What rests on it: hotwash procedure drift { $old } { $new } --journals { $path }
drift-rests = { $file }: { $count } ({ $seats })
drift-mistakes = { $title }: { $count ->
    [one] { $count } mistake
   *[other] { $count } mistakes
 }; see hotwash check { $place } --procedure { $procedure }
drift-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
 }
drift-same-verdicts = { $count ->
    [one] { $count } exercise keeps all its verdicts
   *[other] { $count } exercises keep all their verdicts
 }
drift-untouched = { $count ->
    [one] { $count } exercise rests on nothing that was changed
   *[other] { $count } exercises rest on nothing that was changed
 }
drift-looked = Looked at: { $scenarios ->
    [one] { $scenarios } scenario
   *[other] { $scenarios } scenarios
 }, { $exercises ->
    [one] { $exercises } exercise
   *[other] { $exercises } exercises
 }
drift-only-ka = only the Georgian text
drift-only-en = only the English text
drift-not-judged = no longer judged
drift-do-renamed = Verdicts stand. Write { $id } where the scenario names the old number.
drift-exercises-stand = { $count ->
    [one] its verdicts stand in { $count } exercise
   *[other] its verdicts stand in { $count } exercises
 }
