//! Names of real countries and capitals, which no scenario takes.
//!
//! For a warning alone: what is not here may be real all the same.

use crate::base::Text;

/// The real name in a new one, if there is one.
pub(super) fn of(name: &Text) -> Option<&'static str> {
    let words: Vec<String> = name.en.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect();
    let english = EN.split_whitespace().find(|real| {
        let real: Vec<String> = real.split('_').map(str::to_lowercase).collect();
        words.windows(real.len()).any(|found| *found == *real)
    });
    let georgian = || {
        KA.split_whitespace().find(|real| {
            let bare = |word: &str| {
                let open = word.trim_end_matches(['ა', 'ი', 'ე', 'ო', 'უ']);
                open.to_owned()
            };
            name.ka
                .split(|c: char| !c.is_alphabetic() && c != '-')
                .any(|word| !word.is_empty() && (word == *real || bare(word) == bare(real)))
        })
    };
    english.or_else(georgian)
}

/// Countries, then capitals.
const EN: &str = "Afghanistan Albania Algeria Andorra Angola Argentina Armenia Australia Austria Azerbaijan Bahamas \
    Bahrain Bangladesh Barbados Belarus Belgium Belize Benin Bhutan Bolivia Bosnia Herzegovina Botswana Brazil Brunei \
    Bulgaria Burkina_Faso Burundi Cambodia Cameroon Canada Chad Chile China Colombia Comoros Congo Costa_Rica Croatia Cuba \
    Cyprus Czechia Denmark Djibouti Dominica Ecuador Egypt El_Salvador England Eritrea Estonia Eswatini Ethiopia Fiji \
    Finland France Gabon Gambia Germany Ghana Greece Grenada Guatemala Guinea Guyana Haiti Honduras Hungary Iceland India \
    Indonesia Iran Iraq Ireland Israel Italy Jamaica Japan Jordan Kazakhstan Kenya Kiribati Korea Kosovo Kuwait Kyrgyzstan \
    Laos Latvia Lebanon Lesotho Liberia Libya Liechtenstein Lithuania Luxembourg Madagascar Malawi Malaysia Maldives Mali \
    Malta Mauritania Mauritius Mexico Micronesia Moldova Monaco Mongolia Montenegro Morocco Mozambique Myanmar Namibia \
    Nauru Nepal Netherlands New_Zealand Nicaragua Niger Nigeria North_Macedonia Norway Oman Pakistan Palau Palestine Panama \
    Papua Paraguay Peru Philippines Poland Portugal Qatar Romania Russia Rwanda Samoa San_Marino Saudi_Arabia Scotland \
    Senegal Serbia Seychelles Sierra_Leone Singapore Slovakia Slovenia Somalia South_Africa Spain Sri_Lanka Sudan Suriname \
    Sweden Switzerland Syria Taiwan Tajikistan Tanzania Thailand Timor Togo Tonga Trinidad Tunisia Turkey Türkiye \
    Turkmenistan Tuvalu Uganda Ukraine Emirates United_Kingdom United_States Uruguay Uzbekistan Vanuatu Vatican Venezuela \
    Vietnam Wales Yemen Zambia Zimbabwe Georgia \
    Kabul Tirana Algiers Luanda Buenos_Aires Yerevan Canberra Vienna Baku Manama Dhaka Minsk Brussels Sarajevo Brasília \
    Brasilia Sofia Ouagadougou Phnom_Penh Ottawa Santiago Beijing Bogotá Bogota Havana Nicosia Prague Copenhagen Quito Cairo \
    Tallinn Addis_Ababa Helsinki Paris Libreville Berlin Accra Athens Budapest Reykjavik New_Delhi Delhi Jakarta Tehran \
    Baghdad Dublin Jerusalem Rome Kingston Tokyo Amman Astana Nairobi Seoul Pyongyang Pristina Bishkek Vientiane Riga Beirut \
    Monrovia Tripoli Vilnius Kuala_Lumpur Bamako Valletta Chisinau Ulaanbaatar Podgorica Rabat Maputo Windhoek Kathmandu \
    Amsterdam Wellington Managua Niamey Abuja Skopje Oslo Muscat Islamabad Asunción Asuncion Lima Manila Warsaw Lisbon Doha \
    Bucharest Moscow Kigali Riyadh Dakar Belgrade Freetown Bratislava Ljubljana Mogadishu Pretoria Madrid Colombo Khartoum \
    Stockholm Bern Damascus Taipei Dushanbe Dodoma Bangkok Lomé Tunis Ankara Ashgabat Kampala Kyiv Kiev Abu_Dhabi London \
    Washington Montevideo Tashkent Caracas Hanoi Sanaa Lusaka Harare Tbilisi";

/// The same in Georgian, as far as their first forms are needed.
const KA: &str = "ავღანეთი ალბანეთი ალჟირი ანდორა ანგოლა არგენტინა სომხეთი ავსტრალია ავსტრია აზერბაიჯანი ბაჰრეინი \
    ბანგლადეში ბარბადოსი ბელარუსი ბელარუსია ბელგია ბელიზი ბენინი ბუტანი ბოლივია ბოსნია ბოტსვანა ბრაზილია ბრუნეი ბულგარეთი \
    ბურუნდი კამბოჯა კამერუნი კანადა ჩადი ჩილე ჩინეთი კოლუმბია კონგო ხორვატია კუბა კვიპროსი ჩეხეთი დანია ჯიბუტი ეკვადორი \
    ეგვიპტე ინგლისი ერიტრეა ესტონეთი ესვატინი ეთიოპია ფიჯი ფინეთი საფრანგეთი გაბონი გამბია გერმანია განა საბერძნეთი \
    გვატემალა გვინეა გაიანა ჰაიტი ჰონდურასი უნგრეთი ისლანდია ინდოეთი ინდონეზია ირანი ერაყი ირლანდია ისრაელი იტალია იამაიკა \
    იაპონია იორდანია ყაზახეთი კენია კორეა კოსოვო ქუვეითი ყირგიზეთი ლაოსი ლატვია ლიბანი ლესოთო ლიბერია ლიბია ლიხტენშტაინი \
    ლიტვა ლიეტუვა ლუქსემბურგი მადაგასკარი მალავი მალაიზია მალდივები მალი მალტა მავრიტანია მავრიკი მექსიკა მოლდოვა მონაკო \
    მონღოლეთი ჩერნოგორია მონტენეგრო მაროკო მოზამბიკი მიანმარი ნამიბია ნეპალი ნიდერლანდები ნიკარაგუა ნიგერი ნიგერია \
    მაკედონია ნორვეგია ომანი პაკისტანი პალესტინა პანამა პარაგვაი პერუ ფილიპინები პოლონეთი პორტუგალია კატარი ყატარი რუმინეთი \
    რუსეთი რუანდა სამოა შოტლანდია სენეგალი სერბეთი სინგაპური სლოვაკეთი სლოვენია სომალი ესპანეთი შრი-ლანკა სუდანი სურინამი \
    შვედეთი შვეიცარია სირია ტაივანი ტაჯიკეთი ტანზანია ტაილანდი ტოგო ტონგა ტუნისი თურქეთი თურქმენეთი უგანდა უკრაინა \
    ურუგვაი უზბეკეთი ვატიკანი ვენესუელა ვიეტნამი უელსი იემენი ზამბია ზიმბაბვე საქართველო \
    ქაბული ტირანა ლუანდა ერევანი კანბერა ვენა ბაქო მანამა დაკა მინსკი ბრიუსელი სარაევო სოფია ოტავა სანტიაგო პეკინი ბოგოტა \
    ჰავანა ნიქოზია პრაღა კოპენჰაგენი კიტო კაირო ტალინი ადის-აბება ჰელსინკი პარიზი ბერლინი აკრა ათენი ბუდაპეშტი რეიკიავიკი \
    დელი ჯაკარტა თეირანი ბაღდადი დუბლინი იერუსალიმი რომი ტოკიო ამანი ასტანა ნაირობი სეული ფხენიანი პრიშტინა ბიშკეკი რიგა \
    ბეირუთი მონროვია ტრიპოლი ვილნიუსი კუალა-ლუმპური ბამაკო ვალეტა კიშინოვი ულან-ბატორი პოდგორიცა რაბათი მაპუტუ კატმანდუ \
    ამსტერდამი ველინგტონი ნიამეი აბუჯა სკოპიე ოსლო მასკატი ისლამაბადი ლიმა მანილა ვარშავა ლისაბონი დოჰა ბუქარესტი მოსკოვი \
    კიგალი რიადი დაკარი ბელგრადი ბრატისლავა ლიუბლიანა მოგადიშო პრეტორია მადრიდი კოლომბო ხარტუმი სტოკჰოლმი ბერნი დამასკო \
    ტაიპეი დუშანბე ბანგკოკი ლომე ანკარა აშხაბადი კამპალა კიევი აბუ-დაბი ლონდონი ვაშინგტონი მონტევიდეო ტაშკენტი კარაკასი \
    ჰანოი სანა ლუსაკა ჰარარე თბილისი";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_names_are_known_and_invented_ones_are_not() {
        for (ka, en, real) in [
            ("სელმორია", "Selmoria", None),
            ("ნარვესტის საკონგრესო დარბაზი", "Narvesta congress hall", None),
            ("იორდანია", "Jordania", Some("იორდანია")),
            ("ჟორდანა", "Jordan", Some("Jordan")),
            ("პორტი რომში", "Port in New Zealand", Some("New_Zealand")),
        ] {
            assert_eq!(of(&Text::new(ka, en)), real, "{en}");
        }
    }
}
