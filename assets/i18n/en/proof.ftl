# The deep check: what was gone through, and what was found (D001 onwards).

proof-whole = the whole scenario
proof-gone = Gone through: { $what }
proof-states = { $states } situations, { $paths } runs to the end, { $merged } runs that led to a known situation
proof-injects = messages and events that came: { $of } of { $all }
proof-options = options of decisions that were taken: { $of } of { $all }
proof-branches = what chance can bring, and brought: { $of } of { $all }
proof-outcomes = consequences that happened: { $of } of { $all }
proof-endings = endings reached: { $of } of { $all }
proof-clauses = claimed clauses that arose: { $of } of { $all }
proof-conditions = conditions that both held and did not: { $of } of { $all }
proof-quality = quality: lowest { $from }, highest { $to }
proof-complete = Everything that can be chosen was gone through, in every way of playing.
proof-stopped-at-limit = Stopped at the limit: everything with up to { $deviations } choices other than the usual was gone through; of what lies beyond, a part.
proof-stopped-by-time = Stopped because time was up: everything with up to { $deviations } choices other than the usual was gone through; of what lies beyond, a part.
proof-kept = A run that shows it: { $path }

proof-inject-never-fires = { $name } never comes, whatever is chosen
proof-inject-not-fired-so-far = { $name } did not come in any of { $runs } runs; not everything was gone through
proof-inject-always-skipped = { $name } never comes: whenever its time comes, its condition does not hold
proof-inject-skipped-so-far = { $name } did not come in any of { $runs } runs: whenever its time came, its condition did not hold; not everything was gone through
mend-d001 = look at what its time and condition ask for: something earlier has to bring it about
proof-ending-never-reached = the ending { $name } is never reached, whatever is chosen
proof-ending-not-reached-so-far = the ending { $name } was not reached in any of { $runs } runs; not everything was gone through
mend-d002 = look at its condition: something that somebody owes or can choose has to bring it about
