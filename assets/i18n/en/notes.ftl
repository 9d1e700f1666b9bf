# The facilitator's notes.
notes-for-trainer = For the trainer only: this tells what participants must not know beforehand
notes-prepare = Before the exercise
notes-distress = Distress
notes-content = What to warn participants of
notes-sensitive = distressing
notes-part = Part { $no } of { $of }: { $title }
notes-part-time = { $minutes } room minutes; scenario time: { $from } – { $to }
notes-messages = Messages
notes-called = follows a decision or an event
notes-by-hand = by your hand
notes-contingency = Contingencies
notes-untrue = not true
notes-to = To: { $list }
notes-expected = Expected: { $text }
notes-know = Know: { $text }
notes-decision = Decision: { $text }
notes-watch = What to watch
notes-mistakes = Typical mistakes
notes-questions = Questions for the debrief

## Case forms of names
names-about = Places, people, groups and seats in their Georgian case forms. A wrong one is corrected in the scenario: forms: (genitive: "…").
notes-models = Model texts, shown in the debrief
notes-accepts = What cannot all be met here, and why
