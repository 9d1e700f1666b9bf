# Replaying exercises.
replay-other-content = The exercise was played with scenario "{ $scenario }" and procedure "{ $procedure }"; open it with these
replay-differs = The content has changed since the exercise was played: { $count ->
    [one] { $count } piece means something else
   *[other] { $count } pieces mean something else
 } now
replay-differs-in = What is different: { $list }
replay-differs-first = Among what is different: { $list }
replay-other-rules = The exercise was decided by rules version { $found }; this program decides by version { $known }. It can be replayed and scored, not decided again
replay-decided-otherwise = Step { $step } is decided otherwise now than in the file
