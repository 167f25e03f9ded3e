package com.talkingshops.customers.server.start;

import com.talkingshops.customers.server.failure.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.function.Function;
import org.springframework.boot.ssl.pem.PemContent;

/** A certificate and its private key in PEM files (RFC 7468), tried before anything is built on them. */
final class Certificate {

    private static final String PSS = "RSASSA-PSS";
    private static final byte[] PROBE = new byte[32];

    private Certificate() {}

    /**
     * Makes sure that a server can prove with them who it is.
     *
     * @throws StartFailure if a file cannot be read or holds something else, or the key is that of another certificate
     */
    static void requireUsable(Path certificate, Path privateKey) {
        var chain = read(certificate, TransportSecurity.CERTIFICATE, "certificate", PemContent::getCertificates);
        var key = read(
                privateKey, TransportSecurity.PRIVATE_KEY, "private key without a password", PemContent::getPrivateKey);
        if (!belongTogether(key, chain.getFirst().getPublicKey())) {
            throw new StartFailure("The private key in %s is not that of the first certificate in %s: correct %s or %s."
                    .formatted(privateKey, certificate, TransportSecurity.PRIVATE_KEY, TransportSecurity.CERTIFICATE));
        }
    }

    private static <T> T read(Path file, String property, String what, Function<PemContent, T> part) {
        if (!Files.isReadable(file)) {
            throw new StartFailure("The file %s cannot be read: correct %s, or let this server's user read it."
                    .formatted(file, property));
        }
        try {
            return part.apply(PemContent.load(file));
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new StartFailure("%s holds no %s in PEM: correct %s.".formatted(file, what, property), e);
        }
    }

    private static boolean belongTogether(PrivateKey privateKey, PublicKey publicKey) {
        try {
            Signature signature = Signature.getInstance(algorithm(privateKey));
            if (signature.getAlgorithm().equals(PSS)) {
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            }
            signature.initSign(privateKey);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException differentKinds) {
            return false;
        }
    }

    private static String algorithm(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
    }
}
