# რასაც ყველა ბრძანება ამბობს.
mark = სწავლება · EXERCISE
duration = { $d }
cli-no-desktop = ამ ვერსიას ფანჯარა არ აქვს; ყველაფერი ტერმინალში სრულდება
cli-no-display = ფანჯარა ვერ იხსნება: აქ ეკრანი არ არის. ყველაფერი ტერმინალში სრულდება; ფანჯრის სანახავად პროგრამა სამუშაო მაგიდიდან გაუშვით
cli-nothing-draws = ფანჯარა ვერ იხსნება: ამ ეკრანზე გამოსახულებას ვერც ვიდეობარათი ქმნის და ვერც პროგრამული საშუალება. ყველაფერი ტერმინალში სრულდება; ფანჯრისთვის განაახლეთ ვიდეობარათის დრაივერი, ხოლო Linux-ზე დააყენეთ mesa-vulkan-drivers
cli-window-not-opened = ფანჯარა აქ ვერ იხსნება; მიზეზს სწავლებების საქაღალდეში ფაილი problem.txt მიუთითებს. ყველაფერი ტერმინალში სრულდება
cli-window-failed = ფანჯარა დაიხურა, რადგან პროგრამაში შეცდომა მოხდა. სწავლება თქვენს ბოლო მოქმედებამდე შენახულია: გაუშვით პროგრამა ხელახლა და აირჩიეთ „გაგრძელება“. თუ შეცდომა განმეორდა, სწავლება ტერმინალში გაიარეთ ბრძანებით „hotwash play“ და ფაილი { $path } პროგრამაზე პასუხისმგებელ პირს გადაეცით.
cli-not-there = { $path }: ასეთი ფაილი ან საქაღალდე არ არსებობს
cli-cannot-read = { $path } ვერ იკითხება: { $reason }
cli-cannot-write = { $path } ვერ იწერება: { $reason }
cli-is-a-folder = { $path } საქაღალდეა; საჭიროა ფაილი
cli-may-not-read = { $path }: წაკითხვის უფლება არ გაქვთ; მოითხოვეთ წვდომა ან მიუთითეთ სხვა ფაილი
cli-may-not-write = { $path }: ჩაწერის უფლება არ გაქვთ; მიუთითეთ სხვა ადგილი
cli-no-place = { $path } ვერ შეიქმნება: საქაღალდე არ არსებობს
cli-did-you-mean = ხომ არ გულისხმობდით: „{ $name }“?
cli-too-many-files = { $path }: შინაარსის ფაილების რაოდენობა აღემატება ზღვარს { $limit }
cli-no-scenario = სცენარი „{ $name }“ არ არსებობს. ჩაშენებულია: { $list }; ან მიუთითეთ საქაღალდე, რომელშიც scenario.ron არის
cli-no-procedure = პროცედურა „{ $name }“ არ არსებობს. ჩაშენებულია: { $list }; ან მიუთითეთ საქაღალდე, რომელშიც procedure.ron არის
cli-content-unplayable = შინაარსის ამ სახით გამოყენება შეუძლებელია; იხილეთ ზემოთ
cli-findings-sum = { $errors ->
    [0] შეცდომა არ არის
   *[other] { $errors } შეცდომა
 }, { $warnings ->
    [0] გაფრთხილება არ არის
   *[other] { $warnings } გაფრთხილება
 }
cli-check-unknown-file = { $path } არც procedure.ron არის, არც scenario.ron, არც map.ron
cli-check-nothing = { $path }: შესამოწმებელი არაფერია – არც საქაღალდე ფაილით procedure.ron ან scenario.ron, არც ჩაშენებული შინაარსი ამ სახელით
cli-usage-unknown-argument = უცნობი არგუმენტი { $argument }
cli-usage-unknown-command = უცნობი ბრძანება { $command }
cli-usage-missing-argument = აკლია: { $argument }
cli-usage-missing-command = აკლია ბრძანება
cli-usage-invalid-value = „{ $value }“ დაუშვებელი მნიშვნელობაა: { $argument }
cli-usage-conflict = { $argument } დანარჩენთან ერთად არ გამოიყენება
cli-usage-other = ბრძანება გაუგებარია
cli-usage-help = განმარტება: hotwash --help

new-not-an-id = „{ $name }“: საქაღალდის სახელი იდენტიფიკატორად იქცევა და შეიძლება შეიცავდეს მხოლოდ ლათინურ ასოებს, ციფრებსა და ნიშნებს - _ .
new-exists = { $path } უკვე არსებობს; არაფერი შეცვლილა
new-scenario-made = შეიქმნა { $path }. შემდეგი: hotwash check { $folder }, შემდეგ hotwash play { $folder }
new-scenario-kinds = თუ სხვა არ აგირჩევიათ, ეს უმცირესი სცენარია. მთლიანი კრიზისი დასაწყებად: --kind evacuation, disaster ან detention. როგორ გაგრძელდეს მუშაობა: hotwash guide
new-which = რით დაიწყოს სცენარი?
new-which-number = ნომერი (1):
new-kind-small = ერთი ზარი, ერთი გადაწყვეტილება: სცენარის ჩონჩხი
new-kind-evacuation = ევაკუაცია: ტურისტული ჯგუფი, პარტნიორის ავტობუსი, შესამოწმებელი გზა; ორი როლი, 35 წუთი
new-kind-disaster = სტიქიური უბედურება: ნაპირზე გარიყული გემი, დაკარგული კაცი; ორი როლი, 30 წუთი
new-kind-detention = დაკავება: უცხოეთში სტუდენტი დააკავეს; ორი როლი, 30 წუთი
new-procedure-copied = შეიქმნა { $path }; საწყისი პროცედურა: { $from }. სტატუსი და გაფრთხილება იგივე რჩება, სანამ თავად არ შეცვლით. შემდეგი ნაბიჯი: hotwash procedure diff { $from } { $folder }, შემდეგ hotwash play SCENARIO --procedure { $folder }
new-procedure-made = შეიქმნა { $path }. შემდეგი: hotwash check { $folder }, შემდეგ hotwash procedure show --procedure { $folder }
cli-no-run = ჩაწერილი სწავლება { $path } არ არსებობს
new-scenario-guide = როგორ იწერება სცენარი ნაბიჯ-ნაბიჯ: hotwash guide
new-scenario-copied = შეიქმნა { $path }; საწყისი სცენარი: { $from }. იდენტიფიკატორი იგივე რჩება, ამიტომ ჩაწერილი სწავლებები მას შეესაბამება. შემდეგი: hotwash check { $folder }; როგორ გაგრძელდეს მუშაობა: hotwash guide
new-from-folder = { $path } უკვე საქაღალდეა: დააკოპირეთ ისე, როგორც ნებისმიერი საქაღალდე
