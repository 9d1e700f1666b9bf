# Countries and organisations whose published rules are compared.
peer-uk = United Kingdom
peer-us = United States
peer-fr = France
peer-se = Sweden
peer-ph = Philippines
peer-eu = European Union
peer-ge = Georgia
peer-il = Israel
peer-un = United Nations
peer-iom = International Organization for Migration
peer-micic = MICIC initiative
peer-interpol = INTERPOL
