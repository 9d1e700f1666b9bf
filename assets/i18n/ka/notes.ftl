# ტრენერის შენიშვნები.
notes-for-trainer = მხოლოდ ტრენერისთვის: აქ წერია ის, რაც მონაწილემ წინასწარ არ უნდა იცოდეს
notes-prepare = სწავლებამდე
notes-distress = მძიმე შინაარსის შეტყობინებები და მონაწილის მდგომარეობა
notes-content = რის შესახებ უნდა გააფრთხილოთ მონაწილეები
notes-sensitive = მძიმე შინაარსისაა
notes-part = ნაწილი { $no }, სულ { $of }: { $title }
notes-part-time = { $minutes } წუთი ოთახში; სცენარის დრო: { $from } – { $to }
notes-messages = შეტყობინებები
notes-called = მოჰყვება გადაწყვეტილებას ან მოვლენას
notes-by-hand = ტრენერის ხელით
notes-contingency = სარეზერვო შეტყობინებები
notes-untrue = სიმართლეს არ შეესაბამება
notes-to = ადრესატი: { $list }
notes-expected = მოსალოდნელი მოქმედება: { $text }
notes-know = გაითვალისწინეთ: { $text }
notes-decision = გადაწყვეტილება: { $text }
notes-watch = რას დააკვირდეთ
notes-mistakes = ტიპური შეცდომები
notes-questions = შეკითხვები განხილვისთვის

## სახელები ბრუნვებში
names-about = ადგილების, ადამიანების, ჯგუფებისა და როლების სახელები ბრუნვებში. მცდარი ფორმა სწორდება სცენარში: forms: (genitive: "…").
notes-models = სანიმუშო ტექსტები, რომლებიც განხილვისას ჩანს
notes-accepts = რისი ერთდროულად შესრულება აქ შეუძლებელია და რატომ
