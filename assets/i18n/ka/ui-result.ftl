### შედეგი: ნაწილის შემდეგ, სწავლების შემდეგ.

ui-part-again = ამ ნაწილის გამეორება
ui-part-kept = სწავლება შენახულია და გაგრძელდება იმავე ადგილიდან.
ui-message-was = შეტყობინება: { $who }
ui-read-clause = პუნქტის წაკითხვა
ui-show-map = იმ მომენტის რუკა
ui-map-then = რა იცოდით ამ დროს: { $time }
ui-back-to-result = შედეგზე დაბრუნება
ui-think-about = განსახილველი კითხვები
ui-your-texts = თქვენი ტექსტები
ui-your-text = თქვენი ტექსტი
ui-model-text = სანიმუშო ტექსტი
ui-looked-for = რას ექცევა ყურადღება
ui-reference-run = იგივე სანიმუშო შესრულებაში
ui-reference-run-means = ასე იმოქმედეს ვირტუალურმა კოლეგებმა. ეს ერთ-ერთი შესაძლო გზაა და არა ერთადერთი სწორი.
ui-reference-nothing = ამ პუნქტით არაფერი შეფასებულა
ui-in-numbers = რიცხვებში
ui-limited-by = შეზღუდულია: { $clauses }
ui-replace-question = ამ სახელით ფაილი უკვე არსებობს. შეიცვალოს?
ui-replace-yes = შეცვლა
ui-replace-no = არსებულის დატოვება
ui-hand-over-same = სწავლება სწორედ ამ ფაილში ინახება. აირჩიეთ სხვა სახელი
text-own-words = საკუთარი სიტყვებით
text-note = შენიშვნა
