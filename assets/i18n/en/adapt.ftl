# A scenario taken to another country: `adapt`.

adapt-welcome = “{ $title }” is taken to another country. Enter keeps what stands in brackets, ? explains, < goes back. Nothing is written before you have seen everything.
adapt-help = Enter keeps what stands in brackets, ? explains, < goes back.
adapt-nothing-written = Nothing was written
adapt-json-needs-answers = For --format json the answers come from a file: --answers FILE. Make one with --questions FILE
adapt-questions-written = The questions stand in { $path }. Fill them in and give the file back with --answers { $path }
adapt-made = Made { $folder }. Next: hotwash check { $folder }, then hotwash play { $folder }
adapt-dry = Only shown; nothing was written
adapt-needs-yes = Nothing was written, because something would be lost with the seats. To agree: --yes
adapt-edit-failed = This place could not be changed: { $at }
adapt-file-head = Taken from { $id }, version { $version }, by hotwash adapt. Comments and ids below are those of the original:
    names and figures in them may be the old ones.

## Questions
adapt-group-country = The country
adapt-group-speech = Language and money
adapt-group-places = Further places
adapt-group-partners = Partners and other names
adapt-group-words = Words made from names
adapt-group-mission = Our mission
adapt-group-clock = Weekend and clock
adapt-group-seats = Seats
adapt-group-figures = Figures
adapt-group-doubts = Which form is it?

adapt-ask-name-country = The country, in the original { $name }
adapt-ask-name-capital = The capital, in the original { $name }
adapt-ask-name-neighbour = The neighbouring country, in the original { $name }
adapt-ask-name-water = The sea, lake or river, in the original { $name }
adapt-ask-name-place = The place, in the original { $name }
adapt-ask-name-state = The partner state, in the original { $name }
adapt-ask-name-body = The partner or party, in the original { $name }
adapt-ask-name-firm = The firm, in the original { $name }
adapt-ask-name-ship = The ship or aircraft, in the original { $name }
adapt-ask-name-other = The name, in the original { $name }
adapt-ask-language = Which language is spoken there?
adapt-ask-currency = Which money is used there?
adapt-ask-word = What takes the place of the word “{ $word }”?
adapt-ask-mission = Is there a Georgian mission in the country?
adapt-ask-week = Which days are working days?
adapt-ask-offset = How many hours is the clock there ahead of universal time?
adapt-ask-seat = The seat { $seat }
adapt-ask-figure-count = { $of }: how many?
adapt-ask-figure-vulnerable = { $of }: how many of them are vulnerable?
adapt-ask-figure-unlocated = { $of }: how many of them are not located at the start?
adapt-ask-figure-injured = { $of }: how many of them are injured at the start?
adapt-ask-figure-dead = { $of }: how many of them are dead at the start?
adapt-ask-figure-seats = { $of }: how many places?
adapt-ask-figure-capacity = { $of }: how many people at once?
adapt-ask-figure-value = { $of }: the number at the start?
adapt-ask-doubt = “{ $was }” can be two forms of the name. Which one stands here? { $text }

adapt-why-name-country = Invented, in both languages. It changes wherever the country is named, in the same form.
adapt-why-name-capital = The seat of the government of the country, invented.
adapt-why-name-neighbour = A country beside it, invented.
adapt-why-name-water = A name written on the map.
adapt-why-name-place = A town or house of the scenario. A longer name follows the names in it by itself.
adapt-why-name-state = A state that helps or asks, invented.
adapt-why-name-body = An authority, organisation or medium. A longer name follows the names in it by itself.
adapt-why-name-firm = A firm, invented; without quotation marks.
adapt-why-name-other = An invented name the texts use.
adapt-why-speech = Stands in the trainer's notes, and changes in the texts that name it. Leave it empty if it does not matter.
adapt-why-word = A word of the texts that begins like an old name: an adjective, the name of a people. Without an answer it stays and is listed.
adapt-why-mission = Without a mission the seats in it go, unless another seat takes over; the procedure then asks for other things.
adapt-why-week = Days by number: 1 is Monday, 7 Sunday. Office hours and the weekend go by it.
adapt-why-offset = Georgia is at +4 all year. Screens show the time there and in Tbilisi by it; texts that name a time in Tbilisi are listed for you.
adapt-why-seat = A seat stays, goes with everything that is its own, or another one takes over. What comes of it is shown before anything is written.
adapt-why-figure = The number the program counts with. Texts that tell of it in digits or words are listed, not changed.
adapt-why-doubt = In Georgian one form of the old name can stand for two of the new one. Write the number of the right one, or the word as it should stand.
adapt-why-forms = The forms are made by rule. One with a question mark may lose a vowel: look twice. To correct one: the word before it, a blank, the right form.

adapt-in-georgian = Georgian, as it stands in a dictionary
adapt-in-english = English
adapt-forms-right = Are these right? Enter is yes; to correct one write the word before it and the right form:
adapt-other-letters = These are letters of the other language
adapt-not-understood = That was not understood. ? explains
adapt-yes-or-no = y or n
adapt-change-any = Change any of these? (y/n) [n]:
adapt-write = Write it? (y/n, < goes back):
adapt-write-lost = Write it, with what is lost? (y/n, < goes back):
adapt-yes = yes
adapt-no = no
adapt-not-said = not said
adapt-stays = stays
adapt-goes = goes
adapt-hint-flag = (y/n)
adapt-hint-week = (numbers, Monday is 1)
adapt-hint-offset = (for example +4 or -3:30)
adapt-hint-fate = (stays, goes, or who takes over: { $list })
adapt-review = Your answers

## What comes of it
adapt-changes = { $count ->
    [one] { $count } text or value changes
   *[other] { $count } texts and values change
 }
adapt-left-head = { $count ->
    [one] { $count } place still spells an old name; change it yourself:
   *[other] { $count } places still spell an old name; change them yourself:
 }
adapt-left = “{ $word }” begins like an old name and is no known form of it
adapt-left-doubtful = “{ $word }” can become one of these: { $options }
adapt-look-clock = The clock has changed: look at texts that name a time in Tbilisi
adapt-look-weekend = The working days have changed: look at texts that name the weekend
adapt-look-mission = The mission has changed: look at texts that say whether there is one
adapt-look-figure = { $of }: { $is } instead of { $was }. These texts may tell of it:
adapt-more = { $count ->
    [one] … and { $count } more
   *[other] … and { $count } more
 }
adapt-real-name = { $name } looks like the real name { $real }. Scenarios happen in invented countries
adapt-mission-opened = The capital now has the mission. The seats stay where they were: change “at” where somebody has moved
adapt-no-capital = The scenario does not say which place is the capital (setting, capital); the mission has to be put there by hand
adapt-run-again = The recorded run { $run } was played again in the new scenario; parts start from it
adapt-run-refused = { $count ->
    [one] The recorded run { $run } was played again; { $count } action in it was refused now. Look at the start of the parts that begin from it
   *[other] The recorded run { $run } was played again; { $count } actions in it were refused now. Look at the start of the parts that begin from it
 }
adapt-run-gone = The recorded run { $run } cannot be played again ({ $why }). Parts that start from it cannot be played alone until a run is recorded
adapt-check-same = check finds nothing that it does not find in the original
adapt-check-more = { $count ->
    [one] check finds { $count } thing that is not in the original:
   *[other] check finds { $count } things that are not in the original:
 }
adapt-loss-message = { $count ->
    [one] { $count } message has nobody to receive it; it happens without anybody being told:
   *[other] { $count } messages have nobody to receive them; they happen without anybody being told:
 }
adapt-loss-decision = { $count ->
    [one] { $count } decision is taken by nobody:
   *[other] { $count } decisions are taken by nobody:
 }
adapt-loss-clause = { $count ->
    [one] { $count } clause is owned by nobody any more; it is no longer trained:
   *[other] { $count } clauses are owned by nobody any more; they are no longer trained:
 }
adapt-loss-action = { $count ->
    [one] { $count } action of the scenario may be done by nobody:
   *[other] { $count } actions of the scenario may be done by nobody:
 }
adapt-loss-objective = { $count ->
    [one] { $count } objective is left without clauses and goes:
   *[other] { $count } objectives are left without clauses and go:
 }
adapt-loss-part = { $count ->
    [one] In { $count } part no message comes any more:
   *[other] In { $count } parts no message comes any more:
 }
adapt-loss-variant = { $count ->
    [one] { $count } variant loses a seat people play:
   *[other] { $count } variants lose a seat people play:
 }
adapt-loss-hint = { $count ->
    [one] { $count } hint goes:
   *[other] { $count } hints go:
 }

## What cannot be
adapt-other-scenario = The answers are about another scenario: { $id }
adapt-no-such = The answers name something the scenario does not have: { $at }
adapt-no-name = This name is missing in Georgian letters or in English: { $at }
adapt-no-seat = The scenario has no seat { $id }
adapt-no-heir = { $id } cannot take over: it is no seat that stays
adapt-nobody-left = At least one seat has to stay
adapt-no-week = Working days are numbers from 1 (Monday) to 7 (Sunday), each once
adapt-no-offset = An offset lies between −12 and +14 hours, in minutes

## The file of answers
adapt-sheet-head = “{ $title }” taken to another country. Change what is to be different; what you leave or take out stays.
    Then: hotwash adapt … --answers with the name of this file; with --dry-run it only shows.
adapt-sheet-names = Names, Georgian as it stands in a dictionary. Case forms that are not made right by rule:
    forms: (genitive: …). A longer name follows the names in it by itself.
adapt-sheet-words = Words made from names that change.
adapt-sheet-seats = Seats: Stays, Goes, or To("…") with the seat that takes over.
adapt-sheet-figures = Figures.
adapt-sheet-doubtful = Words that can be two forms of a name: look at each.

## Notes for the trainer
adapt-setting-language = Language: { $name }
adapt-setting-currency = Money: { $name }
