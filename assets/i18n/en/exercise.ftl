# Exercises: orders in words, replaying.
order-empty = Nothing was written
order-incomplete = Something is missing after "{ $verb }"
order-unknown = There is no order "{ $verb }"
order-unknown-word = "{ $word }" is not known here
order-wrong-value = { $slot } cannot be "{ $value }"
order-open-quote = A quotation mark is not closed
replay-other-content = The exercise was played with scenario "{ $scenario }" and procedure "{ $procedure }"; open it with these
replay-differs = The content has changed since the exercise was played: { $count ->
    [one] { $count } piece means something else
   *[other] { $count } pieces mean something else
 } now
replay-other-rules = The exercise was decided by rules version { $found }; this program decides by version { $known }. It can be replayed and scored, not decided again
replay-decided-otherwise = Step { $step } is decided otherwise now than in the file
