# ავტორის სიტყვები: procedure show SIGNAL, ACTION, actions, signals, roles, channels.
vocabulary-opens = ვალდებულებას ხსნის პუნქტებით
vocabulary-heard-by = ითვალისწინებს აგრეთვე
vocabulary-results = შესაძლო შედეგები
vocabulary-written = სცენარში იწერება
vocabulary-optional = { $what }; შეიძლება გამოტოვება
vocabulary-thing = ობიექტის იდენტიფიკატორი ({ $kinds })
vocabulary-things = ობიექტების იდენტიფიკატორები ({ $kinds }), კვადრატულ ფრჩხილებში
vocabulary-one = ერთ-ერთი: { $words }
vocabulary-several = რამდენიმე, კვადრატულ ფრჩხილებში: { $words }
vocabulary-message = შეტყობინების იდენტიფიკატორი; არ იწერება, თუ სიგნალს თავად ეს შეტყობინება იწვევს
vocabulary-seat = როლის იდენტიფიკატორი
vocabulary-number = მთელი რიცხვი
vocabulary-flag = true (კი) ან false (არა)
vocabulary-time = ხანგრძლივობა, მაგალითად „2h“ ან „1h 30m“
vocabulary-text = ტექსტი
