### როლის ეკრანი: თავი, შეტყობინებები, მოქალაქეები.

ui-local-time = ადგილობრივი დრო
ui-tbilisi-time = თბილისის დრო
ui-to-end-of-part = დრო ნაწილის ბოლომდე მიდის
ui-paused = პაუზა
ui-paused-long = დრო გაჩერებულია. კითხვა შეგიძლიათ განაგრძოთ.
ui-just-now = ახლახან
ui-ago = { SHORT($age) } წინ

ui-all = ყველა
ui-new-count = ახალი: { $count }
ui-answer = პასუხი
ui-later = მოგვიანებით
ui-waits-for-answer = პასუხს ელოდება
ui-heavy = მძიმე შინაარსი
ui-heavy-long = შეტყობინება მძიმე შინაარსისაა. ტექსტი მხოლოდ თქვენი სურვილით გამოჩნდება. მიზეზის დასახელება საჭირო არ არის
ui-read = წაკითხვა
ui-leave-out-this = ამ შეტყობინების გამოტოვება
ui-leave-out-all = ამიერიდან ასეთი შეტყობინებების გამოტოვება
ui-leave-out-why = თუ შეტყობინება ჯერ არ მოსულა, მასთან დაკავშირებული ვალდებულებები არ შეფასდება
ui-put-away = ამ შეტყობინების დამალვა
ui-choose-message = აირჩიეთ შეტყობინება მარცხნივ
ui-passed-on-by = გადმოცემულია: { $seat }
ui-attachments = დანართები
ui-attachment = დანართი
ui-pass-on = გადაგზავნა…
ui-pass-on-to = ვის?
ui-pass-on-message = ამ შეტყობინების გადაგზავნა
ui-pass-on-all = ამ შეტყობინებისა და ყველა თქვენთვის ცნობილი ინფორმაციის გადაცემა

ui-citizens = მოქალაქეები
ui-no-citizens = მოქალაქეების შესახებ ცნობა ჯერ არ არის
ui-state-unlocated = ადგილსამყოფელი დაუდგენელია
ui-state-safe = მოძიებულია, უსაფრთხოდ არის
ui-state-injured = დაშავებულია
ui-state-death-reported = გარდაცვალების დაუდასტურებელი ცნობა
ui-state-dead = გარდაცვალება დადასტურებულია
ui-state-other = სხვა მდგომარეობა
ui-state-unknown = ცნობა ჯერ არ არის
ui-families = ოჯახები
ui-with-count = { $what }: { $count }
ui-last-news = ბოლო ცნობა: { $ago }
ui-last-act = შესრულდა { $ago }: { $act }
ui-no-act = ჯერ არაფერი შესრულებულა
ui-what-is-known = რა არის ცნობილი
ui-nothing-known = ჯერ არაფერია ცნობილი
ui-as-of = ცნობის დრო: { $time }, { $ago }
ui-source-start = თავიდანვე ცნობილი იყო
ui-source-act = თქვენი მოქმედებით დადგინდა
ui-source-message = შეტყობინება: { $message }
ui-source-seat = გადმოგცათ: { $seat }
ui-what-was-done = რა შესრულდა

ui-area-messages = არე: შეტყობინებები
ui-area-citizens = არე: მოქალაქეები
ui-area-message = არე: გახსნილი შეტყობინება
ui-area-actions = არე: მოქმედებები
ui-area-side = არე: რუკა, პროცედურა, ვალდებულებები
ui-area-work = არე: მიმდინარე საქმეები
ui-more = მეტი
ui-act = მოქმედება
ui-rings = პასუხს ელოდება: { $who }

ui-said-refused = ვერ შესრულდება
ui-said-accepted = მიღებულია
ui-said-news = საყურადღებო
ui-said-begun = დაიწყო: { $what }. დასრულდება: { $time }
ui-said-queued = რიგს დაემატა: { $what }
ui-said-done = შესრულდა: { $what }
ui-said-stopped = შეწყდა. რაც არ დასრულებულა, შესრულებულად არ ჩაითვლება
ui-said-answered = თქვენი პასუხი ჩაიწერა: { $option }

ui-pointer = { $no }/{ $of }.
ui-pointer-answer = ზარი პასუხს ელოდება: Enter
ui-pointer-act = აირჩიეთ ეს მოქმედება, შეავსეთ ველები და შეასრულეთ: Ctrl+Enter
ui-pointer-move-on = როცა მზად ხართ, გააგრძელეთ მომდევნო შეტყობინებამდე: Ctrl+მარჯვენა ისარი
