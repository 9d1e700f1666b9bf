# Countries and organisations whose published rules are compared.
peer-uk = გაერთიანებული სამეფო
peer-us = ამერიკის შეერთებული შტატები
peer-fr = საფრანგეთი
peer-se = შვედეთი
peer-ph = ფილიპინები
peer-eu = ევროკავშირი
peer-ge = საქართველო
peer-il = ისრაელი
peer-un = გაერთიანებული ერების ორგანიზაცია
peer-iom = მიგრაციის საერთაშორისო ორგანიზაცია
peer-micic = MICIC ინიციატივა
peer-interpol = ინტერპოლი
