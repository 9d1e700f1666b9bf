# სწავლება ტერმინალში.
word-yes = დიახ
word-no = არა
place-on-the-way = გზაშია
condition-safe = უსაფრთხოდ არის
condition-unlocated = ადგილსამყოფელი დაუდგენელია
condition-ill = ავად არის
condition-injured = დაშავებულია
condition-detained = დაკავებულია
condition-dead = გარდაცვლილია
reliability-rumour = ჭორი
reliability-reported = დაუდასტურებელი ცნობა
reliability-confirmed = დადასტურებული ცნობა

## დაწყებამდე
play-choose-scenario = რომელი სცენარი?
play-scenario = { $title } ({ $minutes } წუთიდან)
play-scenario-hints = { $title } ({ $minutes } წუთი, მინიშნებებით)
play-choose-variant = რომელი ვარიანტი?
play-choose-seat = რომელი როლი?
play-number = რიცხვი (Enter: 1):
play-interrupted = არსებობს შეწყვეტილი სწავლება: { $path }
play-go-on-question = გავაგრძელოთ? (Enter: დიახ, ა: ახლის დაწყება)
play-content-note = დაწყებამდე: { $note } ნებისმიერ დროს შეგიძლიათ შეწყვიტოთ („გასვლა“) ან საქმე ვირტუალურ კოლეგას გადააბაროთ („შესვენება“).
play-paper = თქვენ ხართ ტრენერი. ეს მაგიდები ქაღალდზე თამაშობენ: თქვენ გასცემთ ფურცლებს და შეგყავთ მაგიდების გადაწყვეტილებები
play-table = მაგიდა: { $seat }
play-you-are = თქვენ ხართ: { $seat }
play-next-part = შემდეგი: { $title }. შუალედი გამოტოვებულია; ნაწილი საკუთარი საწყისი მდგომარეობიდან იწყება
play-ready = Enter: დაწყება · 0: ახლა არა
play-sensitive-question = ზოგიერთი შეტყობინება მძიმე შინაარსისაა. გამოვტოვოთ? მათთან დაკავშირებული ვალდებულებები არ შეფასდება. (დ/ა, Enter: არა)
play-spared = მძიმე შინაარსის შეტყობინებები ამიერიდან აღარ მოვა. მათთან დაკავშირებული ვალდებულებები არ შეფასდება
play-not-begun = სწავლება არ დაწყებულა
play-no-json = სწავლება ტერმინალთან მყოფი ადამიანისთვისაა და პროგრამებისთვის განკუთვნილი სახე არ აქვს
play-no-json-help = სწავლების ჩანაწერი პროგრამებისთვის: hotwash replay RUN.journal --format json; რას ხედავდა როლი: --seat
play-no-part = სცენარში ნაწილი „{ $name }“ არ არის. ნაწილები: { $list }
play-no-variant = სცენარში ვარიანტი „{ $name }“ არ არის. ვარიანტები: { $list }
play-no-policy = ვირტუალური კოლეგა „{ $name }“ ვერ იქნება. შესაძლებელია: { $list }
play-no-seat-held = { $path }: ამ სწავლებაში ყველა როლს ვირტუალური კოლეგა ასრულებს; მიუთითეთ --seat
play-kept-in = სწავლება ინახება ფაილში { $path }
play-banner = „დახმარება“: ბრძანებები · „გასვლა“: მოგვიანებით გაგრძელება · ყველაფერი დაუყოვნებლივ ინახება
play-banner-emergency = რეალური საგანგებო სიტუაცია: „!“ ან „განგაში“. სწავლება დაუყოვნებლივ შეწყდება, რა კითხვაც უნდა იყოს ეკრანზე

## ეკრანი
play-prompt = რას მოიმოქმედებთ?
play-part = ნაწილი { $no }, სულ { $of }
play-reference = საცნობარო პროცედურა, მოქმედი წესი არ არის
play-you = თქვენ: { $seat }
play-clocks = ადგილობრივი დრო: { $local } | თბილისის დრო: { $tbilisi } | { $pace }
play-time-waits = დრო გელოდებათ
play-time-runs = დრო მიდის ×{ $speed }
play-offices-open = უწყებები ღიაა
play-offices-closed = უწყებები დახურულია
play-rings = { $channel }, პასუხს ელოდება: { $who }
play-ringing-now = პასუხს ელოდება ({ $channel }): { $who } (პასუხი { $no } · უპასუხოდ დატოვება: მოგვიანებით { $no })
play-missed-call = გამოტოვებული ზარი: { $who } (წაკითხვა: მ { $no })
play-passed-on = { NAME($from, case: "source") } გადმოგეცათ: { $who } ({ $reliability }; წაკითხვა: მ { $no })
play-arrived = { $channel }, { $reliability }: { $who } (წაკითხვა: მ { $no })
play-new-messages = { $count ->
   *[other] { $count } წაუკითხავი შეტყობინება (მ)
 }
play-message = შეტყობინება { $no } · { $time } · { $channel } · { $who } · { $reliability }
play-retracted = შემდგომი შეტყობინებით უარყოფილია
play-messages = შეტყობინებები
play-no-messages = შეტყობინება ჯერ არ არის
play-state-ringing = რეკავს
play-state-missed = გამოტოვებული ზარი
play-state-new = ახალი
play-state-opened = წაკითხულია
play-done = შესრულდა: { $action }
play-still-open = { $id } { $title }: ვალდებულება ჯერ შესრულებული არ არის. რა არის საჭირო: პ { $id }
play-called-off = შეწყდა: { $what }
play-done-with = შესრულდა: { $action } – { $result }
play-failed = ვერ შესრულდა: { $action }. { $why }
play-diverted = გზა გადაიკეტა: { $route }. ახლა ჩახვალთ { NAME($place, case: "inside") }: { $at }
play-told = { NAME($from, case: "source") } შეიტყვეთ: { $what }
play-known = ცნობილი გახდა: { $what }
play-decided-by = { $seat }: „{ $question }“ – „{ $option }“
play-lapsed = პასუხის ვადა გავიდა; ჩაითვალა: „{ $option }“
play-people = მოქალაქეები და ოჯახები
play-places = ადგილები და მარშრუტები
play-means = ტრანსპორტი და გადაადგილება
play-others = სხვა
play-fact = { $fact }: { $value } (ცნობის დრო: { $time }; გასულია { SHORT($age) })
play-passed = გავიდა { SHORT($d) }
play-unread = წაუკითხავია { $count } შეტყობინება (მ). კიდევ ერთხელ Enter: დრო მაინც გავა
play-more = გვერდი { $no }, სულ { $of }. Enter: შემდეგი · 0: საკმარისია
play-other-actions = სხვა მოქმედებები
play-work = მიმდინარეობს (ერთდროულად შესაძლებელია: { $hands }; { $free ->
    [0] თავისუფალი აღარავინ არის
   *[other] თავისუფალია: { $free }
 })
play-no-work = არაფერი მიმდინარეობს
play-until = დასრულდება: { $time }
play-suspended = შეჩერებულია, დარჩენილია { SHORT($d) }
play-waiting = რიგშია
play-question = კითხვა
play-question-until = { $question } (პასუხის ვადა: { $time })
play-what-will-you-do = რას მოიმოქმედებთ?
play-action = { $action } · { SHORT($d) }
play-keys = რიცხვი: არჩევა · ნებისმიერი სიტყვა: ძებნა · წ: სხვა მოქმედება, საკუთარი სიტყვებით · Enter: მომდევნო შეტყობინებამდე · „!“: რეალური განგაში
play-call = ზარი ან ვიზიტი: { $who } · დასრულდება: { $time }
play-call-holds = საუბარი გაგრძელდება: { $time }. ერთდროულად შესაძლებელია { $hands } მოქმედება; { $free ->
    [0] მანამდე ახალი მოქმედება ვერ დაიწყება
   *[other] მანამდე თავისუფალია { $free }
 }
play-call-interrupts = მოქმედება [{ $no }] მანამდე შეჩერებულია და შემდეგ თავისით გაგრძელდება
play-question-from = კითხვა, შეტყობინება { $no } ({ $who })
play-twice = იგივე მოქმედება უკვე მიმდინარეობს ან რიგშია: [{ $no }]
play-send-question = შესრულდეს ასე? (Enter: დიახ, ა: არა)
play-twice-question = ერთხელ კიდევ შესრულდეს? (დ/ა, Enter: არა)
play-done-before = იგივე უკვე შეასრულეთ: { $record }
play-correct-other = შეგიძლიათ შეასწოროთ ის, რაც თავად შეასრულეთ ან მიიღეთ
play-keys-ringing = Enter: ზარზე პასუხი · მოგვიანებით: უპასუხოდ დატოვება · რიცხვი: არჩევა · ნებისმიერი სიტყვა: ძებნა · „!“: რეალური განგაში
play-duties = ჩემი ვალდებულებები
play-no-duties = ღია ვალდებულება არ არის
play-more-duties = სულ { $total }; { $overdue ->
    [0] ვადაგადაცილებული არ არის
   *[other] ვადაგადაცილებული: { $overdue }
 } (ყველა: დ)
play-form-required = საჭიროა არჩევა ან შევსება; 0: უკან
play-pass-on = თქვენ მხოლოდ ინფორმაციას გადასცემთ (ბ), ვის: { $seats }
play-due-in = დარჩენილია { SHORT($d) }
play-due-now = ვადა ახლა დგება
play-overdue = ვადა გავიდა
play-no-due = ვადის გარეშე
play-accepted = მიმდინარეობს; დასრულდება: { $time }
play-queued = რიგშია: [{ $no }]. დაიწყება, როცა მიმდინარე მოქმედება ან ზარი დასრულდება
play-noted = ჩაიწერა
play-handed-on = ინფორმაცია გადაეცა { NAME($seat, case: "dative") }
play-chosen = თქვენი პასუხი: { $option }
play-reserve = სარეზერვო შეტყობინებები (რეზერვი 1: პირველის გაგზავნა)
play-reserve-row = { $who } → { $seats } · { $text }
play-reserve-sent = სარეზერვო შეტყობინება გაიგზავნა.
play-reserve-which = ჩაწერეთ ნომერი: რეზერვი 1
play-reserve-none = სარეზერვო შეტყობინება აღარ დარჩა.
play-reserve-trainer = სარეზერვო შეტყობინებებს მხოლოდ წამყვანი აგზავნის, როცა მაგიდები ქაღალდზე თამაშობენ.
play-slips = გასაცემი ფურცლები
play-slip = { $what } → { $seat } · { $channel } · ელოდება: { $time }
play-slip-away = { $what } → { $seat } · { $channel } · ელოდება: { $time } · გაიცემა, როცა ადრესატი ადგილზე დაბრუნდება
play-keys-slips = Enter: პირველი ფურცლის გაცემა · შემდეგ: დროის გასვლა · რიცხვი: არჩევა · ნებისმიერი სიტყვა: ძებნა · „!“: რეალური განგაში
play-no-tables = ამ სწავლებაში ქაღალდზე არავინ თამაშობს
play-table-how = დაწერეთ მაგიდის ნომერი: მაგიდა 2
play-no-colleague = ამ სწავლებაში სხვა როლი არ არის: ინფორმაციას ვერავის გადასცემთ
play-no-such-clause = პუნქტი „{ $name }“ პროცედურაში არ არის
play-given-up = არაფერი შეცვლილა
play-assessment-mode = შეფასების რეჟიმში საკუთარი ვალდებულებები და მინიშნებები არ ჩანს

## ფორმები
play-form-one = რიცხვი (0: უკან):
play-form-one-or-none = რიცხვი (Enter: ცარიელი დარჩეს, 0: უკან):
play-form-many = რიცხვები, მაგალითად 1,3 ან 2–4; ყველა: * (0: უკან):
play-form-many-or-none = რიცხვები, მაგალითად 1,3 ან 2–4; ყველა: * (Enter: ცარიელი დარჩეს, 0: უკან):
play-form-number = რიცხვი
play-form-time = ხანგრძლივობა, მაგალითად 45 (წუთი), 2 სთ 30 წთ ან 3 დღე
play-form-text = საკუთარი სიტყვებით; 0: უკან
play-form-optional = Enter: ცარიელი დარჩეს
play-form-not-there = ასეთი არჩევანი არ არის
play-form-no-words = ჩანაწერში არცერთი ასო არ არის. დარჩეს ასე? (დ/ა, Enter: არა)
play-form-nothing-known = { $slot }: შესაფერისი არაფერი იცით. ჯერ წაიკითხეთ შეტყობინებები, იკითხეთ ან გაარკვიეთ
play-clause-question = რომელ პუნქტს ეყრდნობით? სიტყვა, რიცხვი სიიდან ან პუნქტის ნომერი (Enter ან 0: გამოტოვება)
play-confidence-question = რამდენად დარწმუნებული ხართ, 1-დან 5-მდე? (Enter: პასუხის გარეშე)
play-nothing-rings = არაფერი რეკავს
play-which-language = დაწერეთ: ენა ქართული ან ენა ინგლისური
play-which-task = რომელი? დაწერეთ ფრჩხილებში მითითებული ნომერი: ხ 3
play-which-clause = რომელი პუნქტი? დაწერეთ ნომერი: პ ACT-04
play-to-whom = ვის? ერთი რიცხვი (Enter: არავის):
play-depart-how = დაწერეთ პუნქტი და დასაბუთება: გადახვევა ALRT-03 ანგარიში ტელეფონით გადაიცემა
play-depart-why = რატომ? (Enter ან 0: არაფერი ჩაიწერება)
play-words-what = რას აკეთებთ? საკუთარი სიტყვებით (Enter ან 0: უკან)
play-words-minutes = რამდენ ხანს გრძელდება, მაგალითად 15 (წუთი)? (Enter ან 0: უკან)
play-forward-how = დაწერეთ შეტყობინების ნომერი: ფ 3
play-correct-how = დაწერეთ ჩანაწერის ნომერი (#-ით აღნიშნული) და შესწორება: შესწორება 12 დრო იყო 09:40
play-nothing-found = „{ $query }“: ვერაფერი მოიძებნა
play-found-not-yours = – { $action }: თქვენი როლისთვის ახლა მიუწვდომელია; მიმართეთ კოლეგას
play-found-thing = { $thing }: რა არის ცნობილი
play-found-clause = { $id } { $title }: პუნქტის წაკითხვა
play-line-cut = სტრიქონი ძალიან გრძელია: მხოლოდ დასაწყისი ჩაიწერა. დანარჩენი ცალკე სტრიქონად დაწერეთ
play-hint-duty = იფიქრეთ ამაზე: { $title }
play-hint-acts = მოქმედება: { $list }
play-hint-none = ახლა თქვენი ღია ვალდებულება არ არის
play-pace-waiting = დრო გელოდებათ
play-pace-running = დრო უწყვეტად მიდის, სისწრაფე: { $speed }; აითვლება ყოველი თქვენი სტრიქონის შემდეგ
play-stepped-out = თქვენს საქმეს ვირტუალური კოლეგა აგრძელებს. გაუფრთხილდით თავს
play-stepped-out-question = გააგრძელოს კოლეგამ ბოლომდე ახლავე? (დ/ა, Enter: არა – გასვლა და მოგვიანებით დაბრუნება)
play-come-back-question = თქვენს ადგილს ვირტუალური კოლეგა იკავებს. დაუბრუნდებით? (Enter: დიახ, ა: არა, კოლეგა ბოლომდე გააგრძელებს)
play-end-question = დასრულდეს სწავლება ახლა? მოგვიანებით დამდგარი ვადები არ შეფასდება. (დ/ა)

## დასასრული
play-left = სწავლება ინახება ფაილში { $path }. იგივე ბრძანება მას გააგრძელებს

## რეალური საგანგებო სიტუაცია: ეს სიტყვები ყველაფერს აჩერებს
play-emergency-words = ! განგაში რეალური
play-real = სწავლება შეწყვეტილია. ეს რეალურია.
play-real-do = ამ წუთიდან ეკრანზე სწავლებისა აღარაფერია. იმოქმედეთ რეალური ვითარების შესაბამისად.
play-real-kept = სწავლების დრო გაჩერებულია; არაფერი დაკარგულა და შეწყვეტა შეფასებაზე არ აისახება. მოგვიანებით იგივე ბრძანება გააგრძელებს; სწავლება ინახება ფაილში { $path }
play-real-nothing = დაწყებული სწავლება არ არის.
play-over = სწავლება დასრულდა
play-card-with = პუნქტების მიხედვით, ჩანაწერებით: hotwash score { $path }

## სწავლების სიტყვები; პირველი პირველად ჩანს
play-verb-next = ნ შემდეგ შემდეგი
play-verb-wait = ტ ლოდინი
play-verb-messages = მ შეტყობინებები წაკითხვა
play-verb-answer = ა პასუხი უპასუხე
play-verb-later = ლ მოგვიანებით
play-verb-citizens = ც მოქალაქეები
play-verb-queue = ქ რიგი
play-verb-stop = ხ შეწყვეტა გაუქმება
play-verb-first = პირველი
play-verb-search = ს ძებნა მოძებნა
play-verb-duties = დ ვალდებულებები
play-verb-hint = ჰ მინიშნება
play-verb-depart = გადახვევა
play-verb-words = წ სიტყვებით
play-verb-forward = ფ გადაგზავნა
play-verb-brief = ბ ინფორმირება
play-verb-table = მაგიდა
play-verb-reserve = რეზერვი
play-verb-note = შენიშვნა
play-verb-correct = შესწორება
play-verb-pace = ტემპი
play-verb-part = ნაწილი
play-verb-procedure = პ პუნქტი პროცედურა
play-verb-language = ენა
play-verb-card = ბარათი
play-verb-break = შესვენება
play-verb-spare = დაზოგვა
play-verb-end = დასრულება
play-verb-quit = გასვლა
play-verb-help = დახმარება

play-help-title = რა შეიძლება დაიწეროს
play-help-numbers = სიიდან ნომრით არჩევა: პასუხები 1-დან, მოქმედებები 11-დან; ნომერი არ იცვლება; 0: ეკრანის განახლება, ნუმერაცია თავიდან
play-help-enter = ზარზე პასუხი, თუ რეკავს; სხვა შემთხვევაში გადასვლა მომდევნო შეტყობინებამდე, შესრულებამდე ან ვადამდე
play-help-next = გადასვლა მომდევნო შეტყობინებამდე, შესრულებამდე ან ვადამდე
play-help-wait = დროის გასვლა: ტ 20 (წუთი)
play-help-messages = ყველა შეტყობინება; მ 3 ერთს აჩვენებს
play-help-answer = ზარზე პასუხი ან ვიზიტორის მიღება
play-help-later = ზარის უპასუხოდ დატოვება
play-help-citizens = თქვენთვის ცნობილი მოქალაქეები, ადგილები, მარშრუტები და სხვა, ცნობების ხანდაზმულობით
play-help-queue = რა მიმდინარეობს და რა არის რიგში
play-help-stop = მოქმედების შეწყვეტა ან რიგიდან ამოღება: ხ 2
play-help-first = რიგში პირველ ადგილზე გადატანა: პირველი 2
play-help-search = მოქმედების, ცნობილი პირისა და ადგილის, პუნქტის ძებნა ორივე ენის სიტყვებით, ლათინური ასოებითაც; სიტყვის გარეშე: ყველა მოქმედება
play-help-duties = თქვენი ღია ვალდებულებები
play-help-hint = რა გამომრჩა? (მინიშნება; ბარათზე აღინიშნება)
play-help-depart = პუნქტიდან გადახვევა დასაბუთებით
play-help-words = სხვა მოქმედება, საკუთარი სიტყვებით
play-help-forward = შეტყობინების კოლეგისთვის გადაგზავნა
play-help-brief = კოლეგისთვის ყველა თქვენთვის ცნობილი ინფორმაციის გადაცემა; შეტყობინებებთან (მ 1, მ 3) ერთად: ბ 1 3. ვის, შემდეგ გეკითხებიან
play-help-table = ქაღალდზე თამაშისას: სხვა მაგიდა, რომლის სახელითაც შეგყავთ მოქმედებები: მაგიდა 2
play-help-reserve = ქაღალდზე თამაშისას: სარეზერვო შეტყობინებები; გაგზავნა: რეზერვი 1
play-help-note = შენიშვნა განხილვისთვის
play-help-correct = ჩანაწერის შესწორება სიტყვებით
play-help-pace = ტემპი 60: დრო თავისით მიდის; ტემპი: დრო გელოდებათ
play-help-part = ნაწილის ბოლომდე გადასვლა
play-help-procedure = პუნქტის წაკითხვა: პ ACT-04
play-help-language = ქართული, ინგლისური
play-help-card = შეფასების ბარათი ამ მომენტისთვის
play-help-break = შესვენება მჭირდება: საქმეს ვირტუალური კოლეგა აგრძელებს
play-help-spare = მძიმე შინაარსის შეტყობინებები ამიერიდან აღარ მოვა; მათთან დაკავშირებული ვალდებულებები არ შეფასდება
play-help-emergency = რეალური საგანგებო სიტუაცია: სწავლება დაუყოვნებლივ შეწყდება, ნებისმიერ კითხვაზე
play-help-end = სწავლების დასრულება
play-help-quit = გასვლა; სწავლება ინახება
play-help-help = ეს ჩამონათვალი
play-help-do = სწრაფი აკრეფა სახელებით: do acknowledge-report event=fire
play-help-clock = T+1 დღე 02:10: სწავლების დაწყებიდან გავიდა 1 დღე, 2 საათი და 10 წუთი. სამშ. 09:10: სამშაბათი, ადგილობრივი დრო.
play-help-undo = არაფერი იშლება. მოქმედების შეწყვეტა დასრულებამდე შეიძლება; შესრულებული სიტყვიერად სწორდება.

## ველები, რომლებსაც საკუთარი სათაური არ აქვს
slot-event = მოვლენა
slot-family = ოჯახი
slot-person = პირი
slot-figure = მაჩვენებელი
slot-place = ადგილი
slot-message = შეტყობინება
slot-party = მხარე
slot-list = სია
slot-group = ჯგუფი
slot-who = ვინ
slot-movement = გადაადგილება
slot-route = მარშრუტი
slot-transport = ტრანსპორტი
slot-document = დოკუმენტი
