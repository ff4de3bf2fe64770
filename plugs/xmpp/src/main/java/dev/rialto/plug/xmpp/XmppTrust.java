package dev.rialto.plug.xmpp;

import dev.rialto.api.plug.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jivesoftware.smack.java7.XmppHostnameVerifier;
import org.jspecify.annotations.Nullable;

/** Whose certificate is believed: what the key {@code trust} says. */
sealed interface XmppTrust {

    /** Believes the server's certificate, or says why not. */
    X509TrustManager manager() throws GeneralSecurityException, IOException;

    /** The same for sockets. */
    default SSLContext context() throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {manager()}, null);
        return context;
    }

    /** Whether a certificate that {@link #manager} took is one for this domain. */
    HostnameVerifier verifier();

    /** Reads the setting; no I/O but to see whether a file is there. */
    static XmppTrust read(String setting) {
        if (setting.equals("system")) {
            return new SystemTrust();
        }
        if (setting.toLowerCase(Locale.ROOT).startsWith(Pinned.PREFIX)) {
            return new Pinned(fingerprint(setting.substring(Pinned.PREFIX.length())));
        }
        Path file = Path.of(setting);
        if (!Files.isReadable(file)) {
            throw new SettingsException(
                    "trust", "\"" + setting + "\" is not system, no sha-256:… and no file that can be read");
        }
        return new PemFile(file);
    }

    private static String fingerprint(String written) {
        String hex = written.replace(":", "").replace(" ", "").toLowerCase(Locale.ROOT);
        if (!Pattern.matches("[0-9a-f]{64}", hex)) {
            throw new SettingsException(
                    "trust",
                    "a sha-256 fingerprint has 64 hexadecimal digits, with or without colons; this one has "
                            + hex.length());
        }
        return hex;
    }

    /** A certificate that is not believed; the message is for people. */
    final class NotTrusted extends CertificateException {
        private static final long serialVersionUID = 1L;

        NotTrusted(String message) {
            super(message);
        }
    }

    /** As the machine believes. */
    record SystemTrust() implements XmppTrust {
        @Override
        public X509TrustManager manager() throws GeneralSecurityException {
            return managerOf(null);
        }

        @Override
        public HostnameVerifier verifier() {
            return new XmppHostnameVerifier();
        }
    }

    /** The certificates of a file: authorities, or the server's own. */
    record PemFile(Path file) implements XmppTrust {
        @Override
        public X509TrustManager manager() throws GeneralSecurityException, IOException {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int count = 0;
            for (Certificate certificate : certificates()) {
                store.setCertificateEntry("trusted-" + count++, certificate);
            }
            if (count == 0) {
                throw new NotTrusted("there is no certificate in " + file);
            }
            return managerOf(store);
        }

        /** The server's own certificate needs no name: it is the very one that somebody put there. */
        @Override
        public HostnameVerifier verifier() {
            HostnameVerifier byName = new XmppHostnameVerifier();
            return (domain, session) -> isListed(session) || byName.verify(domain, session);
        }

        private boolean isListed(SSLSession session) {
            try {
                return certificates().contains(session.getPeerCertificates()[0]);
            } catch (CertificateException | IOException e) {
                return false;
            }
        }

        private Collection<? extends Certificate> certificates() throws CertificateException, IOException {
            try (InputStream in = Files.newInputStream(file)) {
                return CertificateFactory.getInstance("X.509").generateCertificates(in);
            }
        }
    }

    /** One certificate, by its fingerprint in lower-case hexadecimal digits. */
    record Pinned(String fingerprint) implements XmppTrust {
        static final String PREFIX = "sha-256:";

        @Override
        public X509TrustManager manager() {
            return new PinnedManager(fingerprint);
        }

        @Override
        public HostnameVerifier verifier() {
            return (domain, session) -> true;
        }
    }

    /** Believes one certificate alone. */
    record PinnedManager(String fingerprint) implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new NotTrusted("nobody connects to us");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            String found = sha256(chain[0]);
            if (!found.equals(fingerprint)) {
                throw new NotTrusted("the server's certificate is " + Pinned.PREFIX + found
                        + ", which is not the one that trust names; if that is right, put it there");
            }
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /** A certificate's SHA-256 fingerprint in lower-case hexadecimal digits. */
    static String sha256(Certificate certificate) throws CertificateException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new CertificateException("this JDK has no SHA-256", e);
        }
    }

    private static X509TrustManager managerOf(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(manager -> new NamingManager((X509TrustManager) manager))
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("this JDK believes no certificates at all"));
    }

    /** Says which certificate was not believed, so that somebody can look at it and name it. */
    record NamingManager(X509TrustManager inner) implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            inner.checkClientTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            try {
                inner.checkServerTrusted(chain, type);
            } catch (CertificateException e) {
                throw new NotTrusted("the server's certificate, " + Pinned.PREFIX + sha256(chain[0])
                        + ", is not believed (" + e.getMessage() + "); trust can name it");
            }
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return inner.getAcceptedIssuers();
        }
    }
}
