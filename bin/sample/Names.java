import java.util.List;
import java.util.random.RandomGenerator;

/** Names as shops in India and Europe have them, each whole name in one script. */
final class Names {

    private record Language(List<String> first, List<String> last) {
        static Language of(String first, String last) {
            return new Language(List.of(first.split(" ")), List.of(last.split(" ")));
        }
    }

    private static final List<Language> INDIAN = List.of(
            Language.of(
                    "Aarav Ananya Arjun Diya Ishaan Kavya Lakshmi Meera Priya Rahul Rohan Sanjay",
                    "Kumar Sharma Patel Singh Reddy Iyer Nair Das Gupta Rao Bose Joshi"),
            Language.of(
                    "अंकित अंजलि आदित्य काव्या दीपक नेहा प्रिया राहुल रोहित सुनीता",
                    "कुमार शर्मा गुप्ता सिंह वर्मा यादव मिश्रा जोशी"),
            Language.of(
                    "அருண் கவிதா கார்த்திக் செல்வி மீனா முருகன் லட்சுமி",
                    "சுப்பிரமணியன் ராஜன் குமார் செல்வராஜ் நடராஜன்"),
            Language.of("అనిల్ కృష్ణ పద్మ రవి లక్ష్మి సునీత", "రెడ్డి రావు నాయుడు శర్మ చౌదరి"),
            Language.of("অমিত অনন্যা দেবাশীষ পূজা রিয়া সৌরভ", "দাস ঘোষ চট্টোপাধ্যায় বসু সেন মুখার্জী"),
            Language.of("ਗੁਰਪ੍ਰੀਤ ਹਰਜੀਤ ਜਸਪ੍ਰੀਤ ਮਨਜੀਤ ਸਿਮਰਨ", "ਸਿੰਘ ਕੌਰ ਢਿੱਲੋਂ ਗਿੱਲ ਸੰਧੂ"),
            Language.of("آصف زینب عمران فاطمہ نادیہ یوسف", "خان صدیقی انصاری قریشی شیخ"),
            Language.of("ಅನಿತಾ ಗಣೇಶ ಮಂಜುನಾಥ ರಮ್ಯಾ ಸುರೇಶ", "ಗೌಡ ಶೆಟ್ಟಿ ಹೆಗಡೆ ರಾವ್"),
            Language.of("അനൂപ് ദീപ രാജേഷ് ലക്ഷ്മി സിന്ധു", "നായർ മേനോൻ പിള്ള വർമ്മ"),
            Language.of("કિરણ જીગ્નેશ નીતા ભાવેશ હેતલ", "પટેલ શાહ દેસાઈ મહેતા"));

    private static final List<Language> EUROPEAN = List.of(
            Language.of(
                    "Élodie Zoë Jürgen Søren Łukasz Žofia José Siân Þóra Ştefan Ülle François",
                    "O'Brien Müller Šimonytė Åkesson García-López Dvořák Ångström Nuñez D'Angelo Grünwald Çelik Wójcik"),
            Language.of(
                    "Αλέξανδρος Ελένη Γιώργος Κατερίνα Νίκος Σοφία",
                    "Παπαδόπουλος Γεωργίου Νικολάου Δημητρίου Ιωάννου"),
            Language.of("Олександр Анна Дмитро Ірина Михайло Юлія", "Шевченко Коваленко Бондаренко Ткаченко Мельник"),
            Language.of("ნინო გიორგი თამარ ლევან", "ბერიძე კაპანაძე გელაშვილი"),
            Language.of("Անի Արամ Գայանե Տիգրան", "Գրիգորյան Հակոբյան Սարգսյան"));

    private Names() {}

    static String indian(RandomGenerator random) {
        return of(one(INDIAN, random), random);
    }

    static String european(RandomGenerator random) {
        return of(one(EUROPEAN, random), random);
    }

    private static String of(Language language, RandomGenerator random) {
        return one(language.first, random) + " " + one(language.last, random);
    }

    private static <T> T one(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
