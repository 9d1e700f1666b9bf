# ბრძანებათა სტრიქონი.
help = Hotwash: საკონსულო კრიზისების მართვის სწავლებები. ბრძანების გარეშე: ფანჯარა; თუ ფანჯარა ვერ იხსნება: სცენარის გავლა ტერმინალში; ტერმინალის გარეშე: საჩვენებელი სწავლება
help-usage = გამოყენება
help-commands = ბრძანებები
help-arguments = არგუმენტები
help-options = პარამეტრები
help-examples = მაგალითები
help-help = ამ განმარტების ჩვენება
help-version = ვერსიის ჩვენება
help-lang = ენა; სხვა შემთხვევაში HOTWASH_LANG, შემდეგ სისტემის ენა
help-format = ადამიანისთვის (human) ან პროგრამისთვის (json)
help-example =
    {"  "}hotwash demo
    {"  "}hotwash play first-hour --lang ka
    {"  "}hotwash procedure show ACT-04

help-play = სცენარის გავლა ტერმინალში, ვირტუალურ კოლეგებთან ერთად; შეწყვეტილი სწავლება გრძელდება
help-play-scenario = სცენარი: ჩაშენებული სცენარის სახელი, საქაღალდე ან ფაილი „.hotwash“
help-play-seat = თქვენი როლი; თუ არ მიუთითებთ, პროგრამა შეგეკითხებათ
help-play-paper = როლები, რომლებსაც ქაღალდით ასრულებენ, მძიმით გამოყოფილი, ან all: თქვენ, ტრენერი, გასცემთ ფურცლებს და შეგყავთ მაგიდების მოქმედებები
help-play-part = ცალკე გასავლელი ნაწილი
help-play-variant = ვარიანტი; განსაზღვრავს ნაწილებსა და როლებს
help-play-from = საიდან დაიწყოს, გამოგონილი წინარე მოვლენებით: შეტყობინების ან ნაწილის სახელი, H+2:10 (დაწყებიდან) ან 10:30 (სცენარის საათით)
help-play-past = ვინ ასრულებდა მანამდე ყველა როლს: expert (თუ არ მიუთითებთ), novice, slow, absent; ან ჩაწერილი სწავლების ფაილი
help-play-answer = რა პასუხი გასცეს მანამდე: შეტყობინება=პასუხი, სახელებით; რამდენიმე – მძიმით გამოყოფილი
help-play-procedure = თქვენი საკუთარი პროცედურა: სახელი ან საქაღალდე
help-play-seed = რიცხვი, რომლიდანაც ყოველი შემთხვევითობა გამომდინარეობს
help-play-colleagues = ვირტუალური კოლეგების მოქმედება: expert, novice, slow, absent
help-play-journal = ფაილი, რომელშიც სწავლება ინახება; თუ არსებობს, სწავლება გრძელდება
help-play-assessment = შეფასების რეჟიმი: საკუთარი ვალდებულებები და მინიშნებები არ ჩანს
help-play-plain = მარტივი სტრიქონები ეკრანის მკითხველისთვის
help-play-example =
    {"  "}hotwash play first-hour
    {"  "}hotwash play evacuation --variant solo-25 --journal my.journal
    {"  "}hotwash play evacuation --from compound-mail --seat consular
    {"  "}hotwash play my-scenario/ --from H+2:10 --past novice
    {"  "}hotwash play first-hour --plain --lang ka
    {"  "}hotwash play evacuation --variant table-75 --paper all

help-demo = ჩაშენებული, შეცდომებით გავლილი სწავლების ჩვენება და მისი შეფასების ბარათი
help-demo-course = შეფასების ბარათამდე მოვლენათა ქრონოლოგიის ჩვენება
help-demo-example = {"  "}hotwash demo --course

help-score = სწავლების შეფასება პუნქტების მიხედვით; ან სხვა პროგრამის ჩანაწერის შეფასება
help-score-journal = სწავლების ფაილი
help-score-scenario = სცენარის საქაღალდე, თუ ჩაშენებული არ არის
help-score-procedure = თქვენი საკუთარი პროცედურა: სახელი ან საქაღალდე
help-score-seat = მხოლოდ ერთი როლის ბარათი
help-score-all = ყველა შედეგი, მათ შორის ვალდებულებები, რომელთა საფუძველი არ წარმოშობილა
help-score-against = შესადარებელი სწავლება იმავე სცენარით, მაგალითად განშტოება
help-score-findings = დასკვნები ამ ფაილიდან და არა სწავლების ფაილის გვერდით მდებარიდან; შეიძლება რამდენიმე
help-score-without-findings = მხოლოდ პროგრამა, დასკვნების გარეშე
help-score-trace = სხვა პროგრამის ჩანაწერი, თითო მოვლენა სტრიქონზე
help-score-constraints = ამ ჩანაწერის წესები
help-score-evidence = სხვა პროგრამის ჩანაწერისთვის: მდგომარეობა და თითოეული გააქტიურების საფუძველი, შესრულება და ვადა
help-score-example =
    {"  "}hotwash score my.journal
    {"  "}hotwash score my.journal --seat embassy --format json
    {"  "}hotwash score --trace log.jsonl --constraints model.json

help-assess = რას ამატებს შეფასებას ადამიანი: ვალდებულების შეფასება, გამართლება, საკუთარი სიტყვების მიკუთვნება, მიზნის შეფასება, შენიშვნა. დასკვნის გარეშე: ყველაფერი, რაც ადამიანმა უნდა შეაფასოს, ტერმინალში რიგრიგობით
help-assess-journal = სწავლების ფაილი
help-assess-scenario = სცენარის საქაღალდე, თუ ჩაშენებული არ არის
help-assess-procedure = თქვენი საკუთარი პროცედურა: სახელი ან საქაღალდე
help-assess-findings = დასკვნების ფაილი; სხვა შემთხვევაში სწავლების ფაილის გვერდით მდებარე
help-assess-by = შემფასებლის კოდი და არა სახელი
help-assess-guided = ყველაფერი, რაც ადამიანმა უნდა შეაფასოს, რიგრიგობით
help-assess-judge = მხოლოდ ადამიანის მიერ შესაფასებელი ვალდებულების შეფასება: RULE ან RULE:SUBJECT
help-assess-justify = შედეგის გამართლებულად მიჩნევა; შედეგი რჩება, ბარათი ორივე რიცხვს აჩვენებს
help-assess-uphold = შედეგის ძალაში დატოვება
help-assess-map = საკუთარი სიტყვებით შესრულებული ეს მოქმედებაა: "ACTION slot=value"
help-assess-rate = მიზნის შეფასება; M და U დასაბუთებას მოითხოვს
help-assess-note = დაკვირვების ჩანიშვნა
help-assess-withdraw = საკუთარი ადრინდელი დასკვნის უკან გამოხმობა
help-assess-reason = დასაბუთება
help-assess-records = ჩანაწერები, რომლებიც ამას ადასტურებს
help-assess-at = შენიშვნის სწავლების დრო; სხვა შემთხვევაში დასასრული
help-assess-seat = როლი, რომელსაც შენიშვნა ეხება
help-assess-example =
    {"  "}hotwash assess my.journal
    {"  "}hotwash assess my.journal --by A1 --judge ACT-02.b met --reason seen
    {"  "}hotwash assess my.journal --by A1 --rate first-hour M --reason late
    {"  "}hotwash score my.journal

help-replay = სწავლების მოვლენათა ქრონოლოგიის ჩვენება
help-replay-journal = სწავლების ფაილი
help-replay-scenario = სცენარის საქაღალდე, თუ ჩაშენებული არ არის
help-replay-procedure = თქვენი საკუთარი პროცედურა: სახელი ან საქაღალდე
help-replay-verify = ყველა გადაწყვეტილების ხელახლა გამოთვლა და ფაილთან შედარება
help-replay-seat = მხოლოდ ის, რასაც ეს როლი ხედავდა
help-replay-head = დასასრულს ჩანიშნული საკონტროლო რიცხვი; აჩვენებს, აკლია თუ არა ფაილს დასასრული
help-replay-example =
    {"  "}hotwash replay my.journal
    {"  "}hotwash replay my.journal --verify

help-fork = ახალი სწავლების დაწყება არსებულის ნებისმიერი ნაბიჯიდან; საწყისი უცვლელი რჩება
help-fork-journal = სწავლების ფაილი
help-fork-step = ბოლო გადმოსატანი ნაბიჯი
help-fork-at = ბოლო გადმოსატანი ჩანაწერი, იმ ნომრით, რომელსაც ბრძანება replay აჩვენებს: --at '#31'
help-fork-to = ახალი სწავლების ფაილი
help-fork-scenario = სცენარის საქაღალდე, თუ ჩაშენებული არ არის
help-fork-procedure = თქვენი საკუთარი პროცედურა: სახელი ან საქაღალდე
help-fork-example =
    {"  "}hotwash fork my.journal --step 40 --to other.journal
    {"  "}hotwash play evacuation --journal other.journal

help-check = სცენარებისა და პროცედურების წაკითხვა და ყველა შეცდომის ჩვენება
help-check-paths = საქაღალდეები, ფაილები ან ჩაშენებული შინაარსის სახელები
help-check-procedure = პროცედურა, რომლითაც სცენარები მოწმდება: სახელი ან საქაღალდე
help-check-deep = უშეცდომო სცენარების სიღრმისეული შემოწმება: გადაწყვეტილებები, შემთხვევა, გავლის გზები
help-check-threads = ნაკადები, რომლებზეც სიღრმისეული შემოწმება მუშაობს; შედეგი მათ რაოდენობაზე არ არის დამოკიდებული
help-check-limit = მთელ სცენარსა და თითოეულ ნაწილში შესამოწმებელი ვითარებების ზღვარი
help-check-keep = საქაღალდე, სადაც ხარვეზების დამადასტურებელი ჟურნალები შეინახება
help-check-fix = უეჭველი შეცდომების გასწორება; ძველი ფაილი გვერდით რჩება
help-check-dry-run = პარამეტრთან --fix ერთად: მხოლოდ ჩვენება, რა გასწორდებოდა
help-check-undo = ფაილებისთვის იმ სახის დაბრუნება, რომელიც ბოლო --fix-მდე ჰქონდა
help-check-example =
    {"  "}hotwash check my-scenario/
    {"  "}hotwash check my-scenario/ --fix
    {"  "}hotwash check my-scenario/ --deep --keep found/
    {"  "}hotwash check scenarios/ --format json

help-simulate = სცენარის ათასობით გავლა ვირტუალური კოლეგებით: როგორ მთავრდება, რომელი ვალდებულებაა რთული, რომელი შეტყობინება არასოდეს მოდის
help-simulate-scenario = სცენარი: ჩაშენებული სცენარის სახელი, საქაღალდე ან ფაილი „.hotwash“
help-simulate-runs = გავლების რაოდენობა; სხვა შემთხვევაში 1000
help-simulate-mix = ვინ ასრულებს როლებს: mixed (შემთხვევით; თუ არ მიუთითებთ, ასე), trainee (დამწყები გამოცდილთა შორის), expert, slow, novice, absent
help-simulate-seat = როლები, რომლებსაც ყოველთვის ერთნაირი კოლეგა ასრულებს, მძიმით გამოყოფილი
help-simulate-part = ცალკე გასავლელი ნაწილი
help-simulate-variant = ვარიანტი; უწყვეტად მომდევნო ნაწილები ერთად ითვლება
help-simulate-procedure = თქვენი საკუთარი პროცედურა: სახელი ან საქაღალდე
help-simulate-seed = პირველი გავლის საწყისი რიცხვი; ყოველ მომდევნო გავლას მომდევნო რიცხვი აქვს
help-simulate-threads = ნაკადების რაოდენობა; სხვა შემთხვევაში – კომპიუტერის ბირთვების რაოდენობა. შედეგი ერთი და იგივეა
help-simulate-full = ყველა ვალდებულება, შეტყობინებების დრო, მიზნები, როლები და შედეგები
help-simulate-csv = ყველა რიცხვის ჩაწერა ამ ფაილში, ცხრილისთვის
help-simulate-example =
    {"  "}hotwash simulate earthquake
    {"  "}hotwash simulate earthquake --mix trainee --runs 5000 --csv numbers.csv
    {"  "}hotwash simulate evacuation --seat duty=absent --full

help-procedure = პროცედურების წაკითხვა და შედარება
help-procedure-show = პუნქტის, მოქმედების, სიგნალის, თანამდებობის, დონის ან ფაქტის ჩვენება სტრიქონით, რომელსაც ავტორი წერს; სიტყვები actions, signals, roles, channels ყველას ჩამოთვლის; სახელის გარეშე – პუნქტების ჩამონათვალი
help-procedure-show-id = რა უნდა გამოჩნდეს
help-procedure-show-procedure = პროცედურა: სახელი ან საქაღალდე
help-procedure-show-example =
    {"  "}hotwash procedure show
    {"  "}hotwash procedure show ACT-04 --lang ka
help-procedure-trains = რომელი პუნქტი რომელ ჩაშენებულ სცენარშია
help-procedure-trains-procedure = პროცედურა: სახელი ან საქაღალდე
help-procedure-trains-example = {"  "}hotwash procedure trains --lang ka
help-procedure-drift = რას ეხება ცვლილება ერთი პროცედურიდან მეორემდე: სცენარები, მიზნები, ჩატარებული სწავლებები და მათი შეფასება ახალი პროცედურით
help-procedure-drift-old = დღემდე გამოყენებული პროცედურა: იდენტიფიკატორი ან საქაღალდე
help-procedure-drift-new = პროცედურა, რომელიც მას ცვლის: იდენტიფიკატორი ან საქაღალდე
help-procedure-drift-scenarios = სანახავი სცენარები: იდენტიფიკატორები, საქაღალდეები ან საქაღალდე რამდენიმე სცენარით; მითითების გარეშე – პროგრამის სცენარები
help-procedure-drift-journals = სანახავი სწავლებები: ჟურნალის ფაილები ან საქაღალდეები; მითითების გარეშე – hotwash-runs და საქაღალდე, სადაც პროგრამის ფანჯარა მათ ინახავს. სცენარებთან ჩაწერილი სწავლებებიც მოწმდება
help-procedure-drift-example =
    {"  "}hotwash procedure drift reference my-procedure/
    {"  "}hotwash procedure drift old/ new/ --scenarios evacuation my-scenarios/ --journals hotwash-runs/
help-procedure-diff = ორი პროცედურის შედარება: ყველა განსხვავება, პირობების ჩათვლით, სიტყვებით
help-procedure-diff-first = პირველი: სახელი ან საქაღალდე
help-procedure-diff-second = მეორე: სახელი ან საქაღალდე
help-procedure-diff-example = {"  "}hotwash procedure diff reference my-procedure/

help-names = სცენარის სახელები ბრუნვებში, წასაკითხად; მცდარი ფორმა სწორდება ველით forms
help-names-scenario = სცენარი: ჩაშენებულის სახელი, საქაღალდე ან ფაილი „.hotwash“
help-names-example = {"  "}hotwash names evacuation

help-notes = ტრენერის შენიშვნები: რა არის მოსალოდნელი, რა უნდა იკითხოს, რას დააკვირდეს, რა თქვას მძიმე შინაარსის შეტყობინების შესახებ
help-notes-scenario = სცენარი: ჩაშენებულის სახელი, საქაღალდე ან ფაილი „.hotwash“
help-notes-part = მხოლოდ ეს ნაწილი
help-notes-procedure = პროცედურა სცენარში მითითებულის ნაცვლად: სახელი ან საქაღალდე
help-notes-example =
    {"  "}hotwash notes evacuation
    {"  "}hotwash notes evacuation --part way-out --lang ka

help-export = სცენარი ცხრილებად: ყველაფერი, რასაც ადამიანი კითხულობს, ორივე ენაზე, და ყველა რიცხვი, Excel-ში შესაცვლელად
help-export-form = ფორმა: ours (ყველა ფურცელი) ან მოვლენათა ნუსხა (MSEL) ერთ ენაზე: hseep, common
help-export-scenario = სცენარი: ჩაშენებულის სახელი, საქაღალდე ან ფაილი „.hotwash“
help-export-to = შესაქმნელი ფაილი (.xlsx) ან საქაღალდე CSV ფაილებისთვის; თუ არ მიუთითებთ, სცენარის სახელი დაბოლოებით „.xlsx“, მიმდინარე საქაღალდეში
help-export-procedure = პროცედურა სცენარში მითითებულის ნაცვლად: სახელი ან საქაღალდე
help-export-example =
    {"  "}hotwash export my-scenario/
    {"  "}hotwash export evacuation --to evacuation.xlsx --lang ka
    {"  "}hotwash export evacuation --to sheets/
    {"  "}hotwash export evacuation --form hseep --to events.xlsx

help-import = შეცვლილი ცხრილების სცენარში გადატანა: აჩვენებს, რა შეიცვლება, ჩაწერამდე დასტურს ითხოვს და ძველ ფაილს ინახავს
help-import-file = XLSX ფაილი, CSV ფაილი ან CSV ფაილების საქაღალდე; პარამეტრთან --undo – სცენარი
help-import-scenario = სცენარის საქაღალდე
help-import-new = ახალი სცენარის შედგენა სხვაგან შექმნილი მოვლენათა ნუსხით (MSEL): მისი საქაღალდე, რომლის სახელიც სცენარის იდენტიფიკატორია
help-import-columns = რას შეიცავს უსათაურო სვეტები, ასოების მიხედვით: number, time, mode, from, to, title, message, expected, notes …
help-import-start = დაწყების თარიღი და საათი, როცა ნუსხაში თარიღებთან ერთად წერია H+2 ან J+1
help-import-channel = არხი იმ შეტყობინებებისთვის, რომლებისთვისაც ნუსხა არხს არ ასახელებს: phone, e-mail …
help-import-procedure = პროცედურა, რომლის მიხედვითაც ახალი სცენარი იწერება: სახელი ან საქაღალდე
help-import-form = რა სახის ფურცლები უნდა იყოს: ours, hseep ან common; მითითების გარეშე auto: დგინდება სათაურების მიხედვით
help-import-dry-run = მხოლოდ ჩვენება, რა შეიცვლება
help-import-yes = ჩაწერა შეკითხვის გარეშე
help-import-undo = სცენარისთვის წინანდელი სახის დაბრუნება
help-import-example =
    {"  "}hotwash import my-scenario.xlsx my-scenario/
    {"  "}hotwash import sheets/ my-scenario/ --dry-run
    {"  "}hotwash import --undo my-scenario/
    {"  "}hotwash import list.xlsx --new my-scenario/
    {"  "}hotwash import list.csv --new my-scenario/ --columns B=mode,C=time,F=message --start "2031-04-15 09:00"

help-new = საკუთარი სცენარის ან პროცედურის დაწყება
help-new-scenario = საქაღალდის შექმნა სცენარით, რომლის გავლა მაშინვე შეიძლება
help-new-scenario-folder = შესაქმნელი საქაღალდე; მისი სახელი სცენარის სახელია
help-new-scenario-kind = რით იწყება: small (ერთი ზარი, ერთი გადაწყვეტილება) ან სრული კრიზისი 30 წუთისთვის: evacuation (ევაკუაცია), disaster (სტიქიური უბედურება), detention (დაკავება); სხვა შემთხვევაში პროგრამა ტერმინალში შეგეკითხებათ, ხოლო სადაც შეკითხვა შეუძლებელია, იგულისხმება small
help-new-scenario-from = პროგრამის სცენარი, რომლის ასლიც იქმნება: ხელით ან ცხრილით შესაცვლელად
help-new-scenario-example =
    {"  "}hotwash new scenario my-scenario --kind evacuation
    {"  "}hotwash new scenario my-first --kind small
help-new-procedure = საქაღალდის შექმნა საკუთარი პროცედურით
help-new-procedure-folder = შესაქმნელი საქაღალდე; მისი სახელი პროცედურის სახელია
help-new-procedure-from = პროცედურა, რომლის ასლითაც იწყება: იდენტიფიკატორი ან საქაღალდე; მითითების გარეშე იქმნება მცირე პროცედურა
help-new-procedure-example =
    {"  "}hotwash new procedure my-procedure
    {"  "}hotwash new procedure my-procedure --from reference

help-adapt = სცენარის გადატანა სხვა ქვეყანაში: კითხულობს სახელებს, საათს, როლებსა და რიცხვებს, აჩვენებს, რა იცვლება, და ქმნის ახალ საქაღალდეს
help-adapt-scenario = გადასატანი სცენარი: ჩაშენებულის იდენტიფიკატორი ან საქაღალდე
help-adapt-folder = შესაქმნელი საქაღალდე; მისი სახელი ახალი სცენარის იდენტიფიკატორია
help-adapt-answers = პასუხები ფაილიდან, კითხვების ნაცვლად
help-adapt-questions = კითხვებისა და ახლანდელი პასუხების ჩაწერა ამ ფაილში, რედაქტორში შესავსებად
help-adapt-dry-run = მხოლოდ ჩვენება, რა შეიცვლება
help-adapt-yes = თანხმობა იმაზე, რაც როლებთან ერთად იკარგება
help-adapt-procedure = პროცედურა სცენარში მითითებულის ნაცვლად
help-adapt-example =
    {"  "}hotwash adapt earthquake my-earthquake
    {"  "}hotwash adapt earthquake --questions answers.ron
    {"  "}hotwash adapt earthquake my-earthquake --answers answers.ron --dry-run

help-guide = როგორ იწერება სცენარი ერთ ნაშუადღევს: ნაბიჯები და მაგალითი, რომელიც თანდათან იზრდება
help-guide-chapter = მხოლოდ ეს თავი, ნომრით
help-guide-to = სახელმძღვანელოს ჩაწერა ამ ფაილში, დასაბეჭდად ან სხვაგან წასაკითხად
help-guide-example =
    {"  "}hotwash guide
    {"  "}hotwash guide 4 --lang ka
    {"  "}hotwash guide --to guide.md

help-pack = სცენარის ერთ ფაილად შეკვრა გადასაცემად: რუკით, ჩაწერილი სწავლებებით, სურათებითა და პროცედურით, აღნიშვნით, თუ ვინ განიხილა ან დაამტკიცა
help-pack-scenario = სცენარი: ჩაშენებულის სახელი, საქაღალდე ან ასეთი ფაილი
help-pack-to = შესაქმნელი ფაილი, გაფართოებით „.hotwash“; თუ არ მიუთითებთ, სცენარის სახელით შეიქმნება აქვე
help-pack-status = რა არის: draft (სამუშაო ვერსია), reviewed (განხილული) ან approved (დამტკიცებული); ბოლო ორი – მხოლოდ უშეცდომოდ და სახელის მითითებით
help-pack-by = ვინ განიხილა ან დაამტკიცა
help-pack-date = თარიღი; თუ არ მიუთითებთ – დღევანდელი
help-pack-show = მხოლოდ აჩვენებს, რა ფაილია და რა არის შიგნით
help-pack-example =
    {"  "}hotwash pack my-scenario/
    {"  "}hotwash pack my-scenario/ --status approved --by "N. Beridze" --date 2031-04-15
    {"  "}hotwash pack --show my-scenario.hotwash
    {"  "}hotwash play my-scenario.hotwash
help-unpack = ერთ ფაილად მიღებული სცენარის საქაღალდედ გაშლა
help-unpack-file = ფაილი
help-unpack-to = შესაქმნელი საქაღალდე; თუ არ მიუთითებთ, სცენარის სახელით შეიქმნება აქვე
help-unpack-example =
    {"  "}hotwash unpack my-scenario.hotwash
    {"  "}hotwash unpack my-scenario.hotwash --to theirs/

help-package = დასარიგებელი საქაღალდის შექმნა; განკუთვნილია მათთვის, ვინც პროგრამას აგებს
help-package-folder = სად შეიქმნას
help-package-example = {"  "}cargo run --release -- package dist
