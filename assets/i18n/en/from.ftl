# Play from some moment on.

begins-made-expert = Begins at { $time } with a made-up history: experienced simulated colleagues had held all the roles
begins-made-novice = Begins at { $time } with a made-up history: inexperienced simulated colleagues had held all the roles
begins-made-slow = Begins at { $time } with a made-up history: simulated colleagues who act late had held all the roles
begins-made-absent = Begins at { $time } with a made-up history: nobody had done anything
begins-made = Begins at { $time } with a made-up history: simulated colleagues ({ $policy }) had held all the roles
begins-recorded = Begins at { $time }; what came before is taken from the run { $run }
play-begins-look = What was settled before is not judged; what was left open is yours now. Earlier messages: “messages”; what is under way: “queue”

from-where = Where is play to begin? Name a message, a part or a time: --from H+2:10
from-no-moment = There is neither a part nor a message "{ $name }" in this scenario. Parts: { $list }. The ids of the messages stand in scenario.ron
from-no-time = "{ $word }" is no time of this scenario. Write H+2:10 (from the start), 10:30 (on its clock) or "2031-04-16 10:30"
from-no-past = There is no run { $name } to begin from. Made-up histories: { $list }
from-answer-form = "{ $word }" is no answer: write MESSAGE=ANSWER, as in --answer guide-call=stay
from-no-decision = No message "{ $name }" asks for a decision. Those that do: { $list }
from-no-option = The decision has no answer "{ $name }". Answers: { $list }
from-answer-recorded = In a recorded run the answers stand already. Leave out --answer, or have the history made up (--past expert)
from-answer-not-given = The answer { $option } to { $decision } was not given before play begins: it was not asked by then, or was not possible
from-not-whole = The run { $past } is of one part, or itself begins in the middle, and cannot be what came before. Go on from it instead: hotwash fork, then hotwash play --journal
from-nothing = Nothing lies before that moment: it is the beginning of the scenario. Leave out --from
from-over = In this history the exercise is over before that, at { $end }. Begin earlier, or have another history made up (--past, --answer)
from-short = This run leads only up to { $end }. Begin there or earlier
from-never = The message { $inject } does not come in this history ({ $past })
from-waits-time = It comes at { $time }, and the exercise is over before
from-waits-for = It comes after { $inject }, which does not come either
from-waits-condition = It waits for its condition (“when” in the scenario), which does not hold in this history. Another history may bring it: --past, --answer
from-waits-answer = It comes after the answer { $option } to { $decision }: --answer { $decision }={ $option }
from-waits-outcome = It comes with { $outcome }, which does not follow in this history. Another history may bring it: --past, --answer
from-waits-hand = Only the trainer’s hand sends it: begin near it and send it in play (“reserve”)
from-waits-other = Nothing in this history brings it about. Another history may: --past, --answer
