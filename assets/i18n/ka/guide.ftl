# ავტორის სახელმძღვანელო.
guide-written = სახელმძღვანელო ჩაიწერა: { $path }
guide-no-chapter = თავი { $number } არ არსებობს; ბოლო თავის ნომერია { $last }
