# Scorecard and the course of a run.
card-title = Scorecard · { $scenario }
card-assisted = Assisted: the run was forked, hints were taken, or the coach was on.
card-bots = { $count ->
    [one] { $count } seat was held by a simulated colleague.
   *[other] { $count } seats were held by simulated colleagues.
 }
card-failures = Critical first
card-went-well = Went well
card-to-look-at = To look at
card-acted = done by: { $seat }
card-duty = clause: { $duty } Basis of the duty: { $basis }.
card-duty-timed = clause: { $duty } Basis of the duty: { $basis }; of its time limit: { $number }.
card-basis = basis of the duty: { $basis }
card-quality = Quality: { $quality }
card-after-justified = With what the assessor found justified: { $quality }
card-judged = { $judged } of { $duties } duties judged
card-objectives = Objectives (the engine's proposal; the rating is the assessor's)
card-limited = limited by a critical failure
card-seats = Seats
card-simulated = simulated colleague
card-met-by-other = { $count } met by another seat
card-clauses = Clause by clause
card-opened = arose: { $record }
card-due = due { $time } ({ $basis })
card-settled = settled: { $record }
card-broken = not complied with: { $record }
card-later = came later: { $record }
card-owed-by = on the card of: { $seats }
card-silent = Never arose, or kept without an act: { $clauses }
card-departures = Departures with a reason
card-not-an-appraisal = This is a training record, not an appraisal of a person. Deadlines marked indicative are not fixed by law.
verdict-missed-all = Missed
message-no = message { $no }
told-done = { $seat } · { $act }
told-done-with-result = { $seat } · { $act } – { $result }
told-called-off = { $seat } called off a task
told-failed = { $seat }: the task could not be done when its turn came
told-refused = { $seat }: refused. { $why }
told-arrived = { $message } reached { $seat }
told-answered = { $seat } took the call { $message }
told-missed-call = { $seat } missed the call { $message }
told-heard = { $seat } was told of { $message }
told-opened = { $seat } opened { $message }
told-forwarded = { $from } forwarded { $message } to { $to }
told-retracted = { $message } was retracted
told-signal = { $signal }
told-fact = { $fact }: { $value }
told-decided = { $seat } decided, { $question }: { $option }
told-lapsed = Nobody answered in time, { $question }: { $option }
told-journey = { $movement } left by { $route }
told-arrival = { $movement } arrived: { $place }
told-turned-back = { $movement } turned back: { $place }
told-own-words = { $seat }, in own words: { $text }
told-departed = { $seat } departed from { $clause }: { $reason }
told-hint = { $seat } took a hint
told-note = Note: { $text }
told-part = Part: { $part }
told-interlude = Time passed
told-ending = Ending: { $ending }
told-stopped-trainer = The trainer stopped the exercise
told-stopped-horizon = The exercise reached its end
told-stopped-part = The part reached its end
told-stopped-ending = The exercise ended
cli-no-seat = There is no seat "{ $name }". Seats: { $list }
cli-journal = { $path }: { $why }
journal-corrected = { $count ->
    [one] { $count } text was corrected since this was played; what was decided is the same
   *[other] { $count } texts were corrected since this was played; what was decided is the same
 }
replay-same = Decided again: every line is the same
replay-end-missing = The end of the file is missing or is another one: noted { $noted }, found { $found }
fork-no-step = There is no step { $step }; the last one is { $last }
fork-made = { $path } was made. It goes on at { $time }; the first exercise stays as it is
demo-missing = The demonstration run is not bundled with this program
