### The result: after a part, after the exercise.

ui-part-again = This part once more
ui-part-kept = The exercise is kept. It goes on where it stands.
ui-message-was = The message: { $who }
ui-read-clause = Read the clause
ui-show-map = The map at that moment
ui-map-then = What you knew at this time: { $time }
ui-back-to-result = Back to the result
ui-think-about = To think about
ui-your-texts = Your texts
ui-your-text = Your text
ui-model-text = Model text
ui-looked-for = What is looked for
ui-reference-run = The same in the reference run
ui-reference-run-means = One way to play it, by simulated colleagues; not the only right one.
ui-reference-nothing = nothing was judged under this clause
ui-in-numbers = In numbers
ui-limited-by = limited by: { $clauses }
ui-replace-question = A file with this name is there. Replace it?
ui-replace-yes = Replace it
ui-replace-no = Keep it
ui-hand-over-same = This is the file the exercise is kept in. Choose another name
text-own-words = In own words
text-note = Note
