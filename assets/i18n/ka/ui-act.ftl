### როლი: რას აკეთებს მონაწილე.

ui-find-action = მოქმედების ძებნა: ნებისმიერი სიტყვა
ui-find-clause = პუნქტის ძებნა: ნომერი ან ნებისმიერი სიტყვა
ui-actions-all = ყველა მოქმედება, პროცედურის ფაზების მიხედვით
ui-actions-fewer = ნაკლები მოქმედება
ui-actions-phase = { $phase }: { $count }
ui-own-words = სხვა მოქმედება, საკუთარი სიტყვებით…
ui-own-words-what = რას აკეთებთ?
ui-own-words-minutes = ხანგრძლივობა წუთებში
ui-own-words-judged = ჩაიწერება და დროს მოითხოვს; მნიშვნელობას შემფასებელი განსაზღვრავს
ui-write-first = ჯერ დაწერეთ ტექსტი
ui-departure = პროცედურიდან გადახვევის დასაბუთება…
ui-departure-reason = დასაბუთება
ui-departure-missing = აკლია პუნქტი ან დასაბუთება
ui-departure-record = გადახვევის ჩაწერა
ui-note = შენიშვნა…
ui-note-text = შენიშვნა შემაჯამებელი განხილვისთვის
ui-note-record = შენიშვნის ჩაწერა

ui-add-to-queue = რიგში დამატება
ui-form-optional = { $field } (შევსება სავალდებულო არ არის)
ui-form-none = ცარიელი დარჩეს
ui-form-required = საჭიროა არჩევა ან შევსება
ui-form-no-number = ეს რიცხვი არ არის
ui-form-no-time = ეს ხანგრძლივობა არ არის; დაწერეთ, მაგალითად, 45 (წუთი) ან 2 სთ 30 წთ
ui-form-missing = შესავსებია: { $fields }
ui-form-busy = დაკავებული ხართ: დაიწყება, როგორც კი გათავისუფლდებით
ui-form-takes = ხანგრძლივობა: { SHORT($d) }
ui-form-duty = ამას მოითხოვს ვალდებულება: { $duty } – { $due }

ui-answer-give = პასუხი
ui-answer-until = პასუხის ვადა: { $time }
ui-answer-choose = ჯერ აირჩიეთ პასუხი
ui-answer-certainty = რამდენად დარწმუნებული ხართ? (პასუხი სავალდებულო არ არის)
ui-certainty-least = არ ვარ დარწმუნებული
ui-certainty-most = სრულიად დარწმუნებული ვარ
ui-answer-clause = რომელ პუნქტს ეყრდნობით? (პასუხი სავალდებულო არ არის)
ui-answer-no-clause = არც ერთს
ui-answer-other-clause = სხვა პუნქტი:
ui-answer-reason = დასაბუთება, მოკლედ (სავალდებულო არ არის)

ui-work = მიმდინარეობს
ui-work-hands = ერთდროულად შესაძლებელია: { $hands }; თავისუფალია: { $free }
ui-work-progress = გავიდა { $passed } წთ, სულ { $whole } წთ
ui-work-queue = რიგი
ui-stop-task = შეწყვეტა
ui-task-first = რიგის თავში
ui-waiting-for = ველოდებით
ui-wait-paused = პაუზა: გაგრძელებამდე დრო არ მიდის
ui-wait-rings = თქვენს პასუხს: { $who }
ui-wait-answer = თქვენს პასუხს კითხვაზე; ვადა: { $time }
ui-wait-work = მიმდინარე მოქმედების დასრულებას: { $time }
ui-wait-you = თქვენს გადაწყვეტილებას: დრო გელოდებათ
ui-wait-news = მომდევნო შეტყობინებას

ui-duties-soonest = უახლოესი ვადები
ui-duties-more = სხვა ვალდებულებები: { $count }
ui-hint = რა გამომრჩა? (მინიშნება)
ui-hint-assisted = მინიშნების გამოყენება ჩაიწერა
ui-own-notes = ჩემი შენიშვნები
ui-assessment-mode = შეფასების რეჟიმი: საკუთარი ვალდებულებები და მინიშნებები არ ჩანს
ui-clauses-all = ყველა პუნქტი

ui-correct = ჩანაწერის შესწორება… (Ctrl+Z)
ui-correct-means = არაფერი იშლება: შესწორება იქვე ჩაიწერება
ui-correct-nothing = თქვენი ჩანაწერი ჯერ არ არის
ui-correct-right = როგორ არის სწორი?
ui-correct-record = შესწორების ჩაწერა
