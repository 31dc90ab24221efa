package io.muara.attachments;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobProviderMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;

/** A server that speaks S3 on a real socket of this machine, checks signatures, and keeps what it is given in memory. */
final class S3Server implements AutoCloseable {

    static final String BUCKET = "attachments";
    private static final Bucket.Login LOGIN = new Bucket.Login("muara-test", "muara-test-secret");

    private final BlobStoreContext context;
    private final S3Proxy proxy;

    private S3Server(BlobStoreContext context, S3Proxy proxy) {
        this.context = context;
        this.proxy = proxy;
    }

    static S3Server start() throws Exception {
        // Not by its name: that would look at every kind of store there is, for most of which the libraries are left
        // out.
        var context = ContextBuilder.newBuilder(new TransientNio2BlobProviderMetadata())
                .credentials("", "")
                .overrides(new Properties())
                .build(BlobStoreContext.class);
        context.getBlobStore().createContainerInLocation(null, BUCKET);
        var proxy = S3Proxy.builder()
                .blobStore(context.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, LOGIN.accessKeyId(), LOGIN.secretAccessKey())
                .build();
        proxy.start();
        return new S3Server(context, proxy);
    }

    S3Attachments attachments(Path folder) {
        return attachments(folder, BUCKET, LOGIN.secretAccessKey());
    }

    S3Attachments attachments(Path folder, String bucket, String secret) {
        return new S3Attachments(
                new Bucket(
                        bucket,
                        "us-east-1",
                        Optional.of(URI.create("http://127.0.0.1:" + proxy.getPort())),
                        Optional.of(new Bucket.Login(LOGIN.accessKeyId(), secret)),
                        true),
                folder);
    }

    BlobStore objects() {
        return context.getBlobStore();
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the S3 server does not stop", e);
        }
        context.close();
    }
}
