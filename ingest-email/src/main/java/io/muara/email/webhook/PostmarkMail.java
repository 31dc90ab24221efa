package io.muara.email.webhook;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What we use of Postmark's inbound mail, under Postmark's own names. */
@JsonIgnoreProperties(ignoreUnknown = true)
record PostmarkMail(
        @JsonProperty("RawEmail") @Nullable String rawEmail,
        @JsonProperty("From") @Nullable String from,
        @JsonProperty("FromFull") @Nullable Address fromFull,
        @JsonProperty("To") @Nullable String to,
        @JsonProperty("Cc") @Nullable String cc,
        @JsonProperty("ReplyTo") @Nullable String replyTo,
        @JsonProperty("OriginalRecipient") @Nullable String originalRecipient,
        @JsonProperty("Subject") @Nullable String subject,
        @JsonProperty("Date") @Nullable String date,
        @JsonProperty("TextBody") @Nullable String textBody,
        @JsonProperty("HtmlBody") @Nullable String htmlBody,
        @JsonProperty("Headers") @Nullable List<Header> headers,
        @JsonProperty("Attachments") @Nullable List<Attachment> attachments) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Address(
            @JsonProperty("Email") @Nullable String email,
            @JsonProperty("Name") @Nullable String name) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Header(
            @JsonProperty("Name") @Nullable String name,
            @JsonProperty("Value") @Nullable String value) {}

    /** @param content in base64; called {@code Data} in older calls */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Attachment(
            @JsonProperty("Name") @Nullable String name,

            @JsonProperty("Content") @JsonAlias("Data") @Nullable
            String content,

            @JsonProperty("ContentType") @Nullable String contentType,
            @JsonProperty("ContentID") @Nullable String contentId) {}
}
