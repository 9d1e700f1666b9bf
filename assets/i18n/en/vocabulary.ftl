# The words authors write with: procedure show SIGNAL, ACTION, actions, signals, roles, channels.
vocabulary-opens = Opens duties of
vocabulary-heard-by = Also heard by
vocabulary-results = Results it can have
vocabulary-written = In a scenario
vocabulary-optional = { $what }; may be left out
vocabulary-thing = id of a thing ({ $kinds })
vocabulary-things = ids of things ({ $kinds }), in [ ]
vocabulary-one = one of: { $words }
vocabulary-several = any of these, in [ ]: { $words }
vocabulary-message = id of the inject that brings the message; left out where the message itself raises it
vocabulary-seat = id of a seat
vocabulary-number = a whole number
vocabulary-flag = true or false
vocabulary-time = a length of time, as "2h" or "1h 30m"
vocabulary-text = a text
