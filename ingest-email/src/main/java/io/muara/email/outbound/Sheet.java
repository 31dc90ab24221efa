package io.muara.email.outbound;

import io.muara.email.outbound.Letterhead.Unusable;
import io.muara.email.outbound.Wording.Picture;
import io.quarkus.qute.RawString;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import java.util.List;

/** The letterhead of one language. */
record Sheet(Template text, Template html, List<Picture> pictures) {

    Sheet {
        pictures = List.copyOf(pictures);
    }

    /** @throws TemplateException when a template names what there is not */
    Wording filled(Filling filling) {
        return new Wording(
                text.instance().data(filling.forText()).render(),
                html.instance().data(filling.forHtml()).render(),
                pictures);
    }

    /** The same, filled in once: only then does a template tell what it cannot do. */
    Sheet tried(String language) {
        for (var automatic : new boolean[] {true, false}) {
            var wording = sample(language, automatic);
            if (!wording.text().contains("@text@")) {
                throw new Unusable("%s.txt does not show {text}".formatted(language));
            }
            if (!wording.html().contains("@body@")) {
                throw new Unusable("%s.html does not show {body}".formatted(language));
            }
        }
        return this;
    }

    private Wording sample(String language, boolean automatic) {
        try {
            return filled(new Filling("@text@", new RawString("@body@"), "@signature@", 1, automatic));
        } catch (TemplateException e) {
            throw new Unusable("the templates of '%s' cannot be filled in: %s".formatted(language, e.getMessage()), e);
        }
    }
}
