package io.muara.ingest;

/**
 * What a provider wants to hear with our 200.
 *
 * @param mediaType empty when nothing is said
 */
public record Acknowledgement(String mediaType, String body) {

    public static final Acknowledgement SILENT = new Acknowledgement("", "");
}
