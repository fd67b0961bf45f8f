import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Whether PDFs conform. Each line of stdin is a flavour of veraPDF (ua1, 2a), a
 * space and a path; "!" before the flavour: the file must not conform. Prints
 * a line for each that does as it should ("ok ua1 a.pdf") and what is wrong
 * with the others. Exit 0: all are as they should be; 1: not so.
 */
public class Conform {
    private static final int SHOWN = 5;

    public static void main(String[] args) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        boolean good = true;
        for (String line = in.readLine(); line != null; line = in.readLine())
            good &= judge(line);
        System.exit(good ? 0 : 1);
    }

    private static boolean judge(String line) {
        boolean control = line.startsWith("!");
        int space = line.indexOf(' ');
        String flavour = line.substring(control ? 1 : 0, space);
        String path = line.substring(space + 1);
        ValidationResult result;
        try {
            result = validate(PDFAFlavour.byFlavourId(flavour), new File(path));
        } catch (Exception e) {
            System.out.println(path + ": cannot be read: " + e.getMessage());
            return false;
        }
        boolean good = result.isCompliant() != control;
        if (good)
            System.out.println("ok " + line);
        else if (control)
            System.out.println(path + ": conforms to " + flavour + " and must not");
        else
            complain(path, flavour, result);
        return good;
    }

    private static ValidationResult validate(PDFAFlavour flavour, File file) throws Exception {
        if (flavour == PDFAFlavour.NO_FLAVOUR)
            throw new IllegalArgumentException("no such flavour");
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour)) {
            return Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
        }
    }

    /** Each rule that is broken, with the first place where it is. */
    private static void complain(String path, String flavour, ValidationResult result) {
        Map<String, TestAssertion> first = new TreeMap<>();
        for (TestAssertion a : result.getTestAssertions())
            if (a.getStatus() == TestAssertion.Status.FAILED)
                first.putIfAbsent(a.getRuleId().getClause() + "-" + a.getRuleId().getTestNumber(), a);
        System.out.println(path + ": " + flavour + ": " + first.size() + " rules are broken");
        first.entrySet().stream().limit(SHOWN).forEach(e -> {
            TestAssertion a = e.getValue();
            System.out.println("    " + e.getKey() + ": " + a.getMessage().replaceAll("\\s+", " "));
            System.out.println("        at " + a.getLocation().getContext());
        });
    }
}
