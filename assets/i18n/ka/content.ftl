# შენიშვნები ავტორების ფაილებზე.

## წაკითხვა (P001–P021)
syntax-not-utf8 = ფაილი არ არის UTF-8 ტექსტი; პირველი არასწორი ბაიტის ადგილია { $byte }
syntax-too-large = ფაილის ზომაა { $bytes } ბაიტი; იკითხება არაუმეტეს { $limit } ბაიტისა
syntax-empty-file = ფაილში მნიშვნელობა არ არის
syntax-stray-character = „{ $text }“ აქ უადგილოა
syntax-unterminated-text = ტექსტს დამხურავი ბრჭყალი აკლია
syntax-unterminated-raw-text = ტექსტი დახურული არ არის; უნდა მთავრდებოდეს ნიშნით { $closing }
syntax-unterminated-comment = კომენტარი არ არის დახურული ნიშნით */
syntax-bad-escape = „{ $text }“ დაუშვებელი მიმდევრობაა
syntax-escapes = უკუხრილი ხაზის შემდეგ დასაშვებია: n r t 0 " ' \ x41 u{"{"}10d0{"}"}; ან ჩაწერეთ ტექსტი ასე: r"…"
syntax-bad-number = „{ $text }“ რიცხვი არ არის
syntax-duration-needs-quotes = ხანგრძლივობა ბრჭყალებში იწერება: "{ $text }"
syntax-number-or-quotes = რიცხვი იწერება ასე: 12, -3, 1_000 ან 0xff; ტექსტი და ხანგრძლივობა იწერება ბრჭყალებში
syntax-single-quote = აპოსტროფი აქ უადგილოა; ტექსტი ორმაგ ბრჭყალებში იწერება
syntax-single-quoted-text = ტექსტი ორმაგ ბრჭყალებში იწერება
syntax-curly-quotes = ტექსტი სწორ ორმაგ ბრჭყალებში იწერება
syntax-curly-end = ტექსტი სწორი ორმაგი ბრჭყალით იწყება და სხვანაირი ბრჭყალით მთავრდება
syntax-comment-style = კომენტარი იწყება ნიშნით //
syntax-value-expected = აქ მოსალოდნელია მნიშვნელობა, წერია { $found }
syntax-comma-expected = აქ მოსალოდნელია მძიმე ან { $closing }, წერია { $found }
syntax-semicolon = მნიშვნელობები მძიმით გამოიყოფა და არა წერტილ-მძიმით
syntax-text-over-lines = ტექსტი რამდენიმე სტრიქონზეა; ხომ არ აკლია დამხურავი ბრჭყალი?
syntax-unclosed = ფრჩხილი დახურული არ არის; აკლია { $closing }
syntax-unclosed-here = { $closing } არაუგვიანეს აქ არის მოსალოდნელი
syntax-stray-bracket = { $found } არაფერს ხურავს
syntax-mixed-field = სახელიანი მნიშვნელობა უსახელოთა შორის
syntax-mixed-value = უსახელო მნიშვნელობა სახელიან ველებს შორის
syntax-quoted-field = ველის სახელი { $name } უბრჭყალოდ იწერება
syntax-colon-expected = აქ მოსალოდნელია ორწერტილი და მნიშვნელობა, წერია { $found }
syntax-equals-for-colon = სახელსა და მნიშვნელობას შორის ორწერტილი იწერება
syntax-after-the-end = ფაილის მნიშვნელობა დასრულდა, თუმცა შემდეგ წერია { $found }
syntax-too-deep = ფრჩხილების ჩალაგება აღემატება ზღვარს: { $limit }
syntax-unquoted-text = „{ $text }“ ბრჭყალებში უნდა ჩაიწეროს
syntax-hidden-character = უხილავი ან მიმართულების შემცვლელი სიმბოლო { $code }
syntax-header-ignored = ამ თავსართს მოქმედება არ აქვს
syntax-end-of-file = ფაილის დასასრული
syntax-quoted = „{ $text }“
content-too-many = და ამ ფაილში კიდევ { $count } შენიშვნა

## ტიპები (P030–P040)
content-unknown-field = ჩანაწერს { $record } არ აქვს ველი „{ $name }“
content-missing-field = ჩანაწერს { $record } აკლია ველი { $name }: { $expected }
content-repeated-field = ველი { $name } ორჯერ წერია
content-wrong-type = აქ მოსალოდნელია { $expected }, წერია { $found }
content-unknown-variant = „{ $name }“ აქ დაუშვებელია; მოსალოდნელია { $expected }
content-out-of-range = { $text } სცილდება დიაპაზონს { $least } – { $most }
content-duplicate-key = გასაღები { $name } ორჯერ წერია
content-not-a-name = „{ $text }“ იდენტიფიკატორი არ არის: დასაშვებია ლათინური ასოები, ციფრები და - _ . , სულ არაუმეტეს { $limit }
content-not-a-duration = „{ $text }“ ხანგრძლივობა არ არის
content-duration-too-long = „{ $text }“ ზედმეტად ხანგრძლივია: არაუმეტეს { $longest }
content-duration-form = ხანგრძლივობა იწერება ასე: "15m", "4h 30m", "2d"; ერთეულები: ms s m h d w mo y
content-duration-unit = ხანგრძლივობას ერთეული და ბრჭყალები სჭირდება: "{ $text }m", "{ $text }h", "{ $text }d"
content-wrong-count = { $name }: საჭირო მნიშვნელობების რაოდენობაა { $count }, წერია { $found }
content-wrong-record = აქ უნდა იყოს { $expected } და არა { $name }
content-without-quotes = { $name } აქ უბრჭყალოდ იწერება
content-did-you-mean = ხომ არ იგულისხმებოდა „{ $name }“?
content-possible = დასაშვებია: { $list }
content-possible-and-more = დასაშვებია: { $list } და კიდევ { $count }

## როგორ გასწორდება
mend-p001 = შეინახეთ ფაილი UTF-8 ტექსტად
mend-p002 = მასალა რამდენიმე ფაილად დაყავით ან ამოიღეთ ზედმეტი
mend-p003 = შეავსეთ ფაილი; ნიმუშს შექმნის ბრძანება hotwash new scenario
mend-p004 = ამოიღეთ ან ბრჭყალებში ჩასვით
mend-p005 = დახურეთ ტექსტი სწორი ორმაგი ბრჭყალით
mend-p006 = დახურეთ შენიშვნა ნიშნით */
mend-p007 = უკუხრილის შემდეგ შეიძლება: n r t 0 " ' \ x41 u{"{"}10d0{"}"}; ან დაწერეთ ტექსტი ასე: r"…"
mend-p008 = რიცხვი იწერება ასე: 12, -3, 1_000 ან 0xff; ტექსტი და ხანგრძლივობა ბრჭყალებში იწერება
mend-p009 = ტექსტი ორმაგ ბრჭყალებში იწერება
mend-p010 = ჩაწერეთ მნიშვნელობა ან ამოიღეთ მძიმე ან სახელი, რომელიც მას ელოდება
mend-p011 = ჩასვით მათ შორის მძიმე ან დახურეთ ფრჩხილი
mend-p012 = ჩაწერეთ დამხურავი ფრჩხილი
mend-p013 = ამოიღეთ ან დაამატეთ შესაბამისი ფრჩხილი
mend-p014 = ყველა მნიშვნელობა სახელით ჩაწერეთ: სახელი: მნიშვნელობა
mend-p015 = ჩაწერეთ ასე: სახელი: მნიშვნელობა
mend-p016 = ამოიღეთ: ფაილში ერთი მნიშვნელობა იწერება
mend-p017 = შეამცირეთ ფრჩხილების ჩაღრმავება
mend-p018 = შეცვალეთ ნაჩვენები ადგილები და ხელახლა შეამოწმეთ
mend-p019 = ჩასვით ორმაგ ბრჭყალებში
mend-p020 = ამოიღეთ: ტექსტში ყველაფერი უნდა ჩანდეს
mend-p021 = ამოიღეთ ეს სტრიქონი: რასაც იგი რთავს, ისედაც ნებადართულია
mend-p030 = ამოიღეთ ველი ან ჩაწერეთ სხვა ველის სახელი
mend-p031 = დაამატეთ ველი
mend-p032 = ორიდან ერთი ამოიღეთ
mend-p033 = ჩაწერეთ ის, რასაც ეს ადგილი მოითხოვს
mend-p034 = ჩაწერეთ აქ დასაშვები ერთ-ერთი სიტყვა
mend-p035 = ჩაწერეთ დიაპაზონში მოქცეული რიცხვი
mend-p036 = ერთ-ერთს სხვა გასაღები მიეცით
mend-p037 = ჩაწერეთ id, მაგალითად bus-2: ლათინური ასოები, ციფრები, დეფისი ან წერტილი
mend-p038 = ხანგრძლივობა იწერება ასე: "15m", "4h 30m", "2d"; ერთეულები: ms s m h d w mo y
mend-p039 = ჩაწერეთ იმდენი მნიშვნელობა, რამდენიც საჭიროა
mend-p040 = ჩაწერეთ სახელი, რომელსაც ეს ადგილი მოითხოვს, ან ამოიღეთ
mend-p041 = მიუთითეთ ფაილი ან საქაღალდე, რომელშიც მასალაა, ზუსტი მისამართით

## რა არის მოსალოდნელი
content-expected-bool = true ან false
content-expected-whole = მთელი რიცხვი
content-expected-text = ტექსტი ბრჭყალებში
content-expected-name = იდენტიფიკატორი ბრჭყალებში
content-expected-duration = ხანგრძლივობა ბრჭყალებში ("15m")
content-expected-localised = ორენოვანი ტექსტი, (ka: "…", en: "…")
content-expected-list = ჩამონათვალი […], რომლის წევრია: { $item }
content-expected-map = წყვილები {"{"} გასაღები: მნიშვნელობა {"}"}
content-expected-pair = წყვილი (a, b)
content-expected-four = ოთხი მნიშვნელობა (a, b, c, d)
content-expected-record = { $name }(…)
content-expected-values = { $name }, მნიშვნელობების რაოდენობა { $count }
content-expected-choice = { $name } ტიპის მნიშვნელობა
content-expected-value = true, false, მთელი რიცხვი, იდენტიფიკატორი ბრჭყალებში ან იდენტიფიკატორების ჩამონათვალი
content-expected-setting = მთელი რიცხვი ან ხანგრძლივობა ბრჭყალებში
content-expected-anything = ნებისმიერი მნიშვნელობა

## რა წერია
content-found-text = ტექსტი
content-found-character = სიმბოლო აპოსტროფებში
content-found-number = რიცხვი
content-found-fraction = წილადი რიცხვი
content-found-bool = true ან false
content-found-word = სიტყვა { $name }
content-found-record = სახელიანი ველები { $name }(…)
content-found-tuple = მნიშვნელობები { $name }(…)
content-found-list = ჩამონათვალი
content-found-map = წყვილები ფიგურულ ფრჩხილებში
content-found-entry = გასაღები მნიშვნელობით
content-found-nothing = არაფერი

## გამოსახვა
finding-error = შეცდომა
finding-warning = გაფრთხილება
finding-note = შენიშვნა
finding-help = რჩევა
finding-place = ადგილი
finding-path = { $path }
finding-write = ჩაწერეთ „{ $text }“
