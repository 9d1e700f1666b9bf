### ფანჯარა სწავლების დაწყებამდე: პირველი გაშვება, საწყისი გვერდი, არჩევანი.

ui-interrupted = შეწყვეტილი სწავლება
ui-more-interrupted = კიდევ { $count }
ui-fewer-interrupted = მხოლოდ ბოლო
ui-discard = დახურვა გაგრძელების გარეშე…
ui-discard-question = ამოვიღოთ ეს სწავლება სიიდან? ფაილი თავის ადგილზე დარჩება.
ui-discard-yes = სიიდან ამოღება
ui-discard-no = დატოვება
ui-left = შეჩერდა { $ago }
ui-reached = სწავლების დრო { $time }
ui-part-of = ნაწილი { $no }, სულ { $of }
ui-ago-now = საათზე ნაკლები ხნის წინ
ui-ago-hours = { $count } საათის წინ
ui-ago-days = { $count } დღის წინ

ui-choose-scenario = აირჩიეთ სცენარი
ui-no-scenarios = სცენარი ვერ მოიძებნა
ui-kind-evacuation = ევაკუაცია
ui-kind-disaster = სტიქიური უბედურება
ui-kind-detention = დაკავება
ui-kind-guided = მინიშნებებით, დამწყებთათვის
ui-minutes = { $count } წთ
ui-minutes-range = { $least }–{ $most } წთ
ui-parts = { $count } ნაწილი
ui-roles = { $count } როლი
ui-trains = ამუშავებს { $count } პუნქტს
ui-last-played = ბოლოს გაიარეთ { $ago }
ui-not-played = ჯერ არ გაგივლიათ
ui-content-note = რას ეხება

ui-practise = ინდივიდუალური სავარჯიშო
ui-practise-about = ერთი როლი თქვენია, დანარჩენებს ვირტუალური კოლეგები ასრულებენ. პირველად აირჩიეთ პირველი სცენარი: მას მინიშნებები ახლავს.
ui-later-version = მომდევნო ვერსიაში
ui-run = სწავლების ჩატარება რამდენიმე მაგიდისთვის
ui-debrief = შემაჯამებელი განხილვა
ui-adapt = სცენარის მორგება ან შედგენა
ui-train = ტრენერთა მომზადება
ui-people = მონაწილეები და შედეგები

ui-notice-question = რას ნიშნავს ეს?
ui-notice-close = დახურვა
ui-notice-means = სწავლებები ეყრდნობა საცნობარო ტექსტს, რომელიც სასწავლოდ შედგა. მასში თავმოყრილია ეროვნული კანონმდებლობა, საერთაშორისო ხელშეკრულებები და უცხო ქვეყნების პრაქტიკა; ყოველ რიცხვს ახლავს მითითება, საიდან მოდის იგი. თუ სამინისტროს წესი სხვა რამეს ამბობს, უპირატესია სამინისტროს წესი.
ui-open-folder = საქაღალდის გახსნა
ui-nothing-leaves = ამ კომპიუტერიდან მონაცემები ავტომატურად არსად იგზავნება
ui-version = ვერსია { $version }
ui-licences = ლიცენზიები
ui-show-file = ფაილის ჩვენება
ui-file-unreadable = ეს სწავლება ვერ იხსნება: { $why }

ui-can-stop = ნებისმიერ დროს შეგიძლიათ შეწყვიტოთ ან საქმე ვირტუალურ კოლეგას გადააბაროთ.
ui-spare = მძიმე შინაარსის შეტყობინებების გამოტოვება
ui-spare-means = მათთან დაკავშირებული ვალდებულებები არ შეფასდება.
ui-variant = ვარიანტი
ui-room-minutes = დაახლოებით { $count } წუთი
ui-time = დრო
ui-time-waits = დრო გელოდებათ
ui-time-runs = დრო უწყვეტად მიდის
ui-time-waits-means = სწავლების დრო მხოლოდ მაშინ მიდის, როცა თქვენ გააგრძელებთ.
ui-time-runs-means = სწავლების დრო თავისით მიდის, კედლის საათზე სწრაფად. პაუზა ნებისმიერ დროს შეიძლება.
ui-mode = რეჟიმი
ui-mode-learning = სასწავლო რეჟიმი
ui-mode-assessment = შეფასების რეჟიმი
ui-mode-learning-means = თქვენი ვალდებულებები ჩანს და შეგიძლიათ მინიშნება მოითხოვოთ.
ui-mode-assessment-means = ვალდებულებები და მინიშნებები არ ჩანს.
ui-role = როლი
