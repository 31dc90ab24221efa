package io.muara.email.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * Which parts are the text, which the HTML and which are files, decided as JMAP does (RFC 8621, section 4.1.4), whose
 * rules fit what mail programs really send.
 *
 * @param text parts to read as text; holds HTML parts where there is nothing else
 * @param html parts to show as HTML; holds plain parts where there is nothing else
 */
record Bodies(List<Part> text, List<Part> html, List<Part> files) {

    Bodies {
        text = List.copyOf(text);
        html = List.copyOf(html);
        files = List.copyOf(files);
    }

    static Bodies of(Part mail) {
        var choice = new Choice();
        choice.read(List.of(mail), "mixed", false);
        return choice.made();
    }

    private static final class Choice {

        private final List<Part> text = new ArrayList<>();
        private final List<Part> html = new ArrayList<>();
        private final List<Part> files = new ArrayList<>();

        void read(List<Part> parts, String parent, boolean alternative) {
            var textsBefore = text.size();
            var htmlsBefore = html.size();
            for (var i = 0; i < parts.size(); i++) {
                var part = parts.get(i);
                if (part.isMultipart()) {
                    var type = part.mediaType().substring("multipart/".length());
                    read(part.children(), type, alternative || type.equals("alternative"));
                } else if (!isBody(part, parent, i)) {
                    files.add(part);
                } else if (parent.equals("alternative")) {
                    place(part).add(part);
                } else {
                    sequential(part, alternative);
                }
            }
            if (parent.equals("alternative")) {
                fillGap(textsBefore, htmlsBefore);
            }
        }

        private static boolean isBody(Part part, String parent, int position) {
            if (part.isAttachment() || !(part.is("text/plain") || part.is("text/html") || part.isMedia())) {
                return false;
            }
            if (position == 0) {
                return true;
            }
            return !parent.equals("related")
                    && (part.isMedia() || part.fileName().isEmpty());
        }

        private List<Part> place(Part part) {
            return part.is("text/plain") ? text : part.is("text/html") ? html : files;
        }

        /** Texts that follow each other, as Apple Mail sends them around a picture, are one text. */
        private void sequential(Part part, boolean alternative) {
            if (alternative || part.isMedia()) {
                place(part).add(part);
                return;
            }
            text.add(part);
            html.add(part);
        }

        /** An alternative that has only one of the two is used for both. */
        private void fillGap(int textsBefore, int htmlsBefore) {
            if (text.size() == textsBefore) {
                text.addAll(html.subList(htmlsBefore, html.size()));
            } else if (html.size() == htmlsBefore) {
                html.addAll(text.subList(textsBefore, text.size()));
            }
        }

        Bodies made() {
            return new Bodies(text, html, files);
        }
    }
}
