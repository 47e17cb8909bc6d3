import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Fills one field of a PDF with PDFBox, and prints what a second reading finds in it. */
class PdfBox {
    public static void main(String[] words) throws Exception {
        try (PDDocument pdf = PDDocument.load(new File(words[0]))) {
            pdf.getDocumentCatalog().getAcroForm().getField(words[2]).setValue(words[3]);
            pdf.save(words[1]);
        }
        try (PDDocument pdf = PDDocument.load(new File(words[1]))) {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            out.print(pdf.getDocumentCatalog().getAcroForm().getField(words[2]).getValueAsString());
        }
    }
}
