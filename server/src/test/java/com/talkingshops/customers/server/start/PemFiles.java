package com.talkingshops.customers.server.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A certificate for this machine that nobody but itself vouches for, and its key, in two files. */
public record PemFiles(Path certificate, Path privateKey, X509Certificate issued) {

    private static final String PASSWORD = "of-a-file-that-is-gone-at-once";
    private static final String ALIAS = "server";

    /** Makes a new one in a folder; over the files of an earlier one, as whoever renews certificates does. */
    public static PemFiles in(Path folder) throws Exception {
        Path store = folder.resolve("store.p12");
        make(store);
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        Files.delete(store);
        var certificate = (X509Certificate) keys.getCertificate(ALIAS);
        return new PemFiles(
                write(folder.resolve("certificate.pem"), "CERTIFICATE", certificate.getEncoded()),
                write(
                        folder.resolve("key.pem"),
                        "PRIVATE KEY",
                        keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded()),
                certificate);
    }

    BigInteger serialNumber() {
        return issued.getSerialNumber();
    }

    /** What trusts this certificate alone. */
    public KeyStore trust() throws GeneralSecurityException, IOException {
        var trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry(ALIAS, issued);
        return trust;
    }

    private static void make(Path store) throws Exception {
        var keytool = new ProcessBuilder(List.of(
                        System.getProperty("java.home") + "/bin/keytool",
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(keytool.exitValue()).isZero();
    }

    private static Path write(Path file, String what, byte[] content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(draft, "-----BEGIN %s-----\n%s\n-----END %1$s-----\n".formatted(what, base64));
        return Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
