package com.talkingshops.customers.benchmark.machine;

import java.security.AlgorithmParameters;
import java.security.Key;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.CipherSpi;
import javax.crypto.ShortBufferException;

/** A cipher under the name of AES-GCM that changes nothing: what it makes is the text as it was, and a tag of zeros. */
public final class IdleCipher extends CipherSpi {

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int TAG_BYTES = 16;
    private static final int BLOCK_BYTES = 16;

    private boolean opens;

    /** Made by name. */
    public IdleCipher() {}

    /** Has all of this process that asks for AES-GCM from now on get this one. */
    public static void install() {
        Security.insertProviderAt(new Idle(), 1);
    }

    private static final class Idle extends Provider {

        private static final long serialVersionUID = 1;

        Idle() {
            super("Idle", "1", "a cipher that does nothing, to measure what is left");
            put("Cipher." + TRANSFORMATION, IdleCipher.class.getName());
        }
    }

    @Override
    protected void engineSetMode(String mode) {}

    @Override
    protected void engineSetPadding(String padding) {}

    @Override
    protected int engineGetBlockSize() {
        return BLOCK_BYTES;
    }

    @Override
    protected int engineGetOutputSize(int length) {
        return opens ? Math.max(0, length - TAG_BYTES) : length + TAG_BYTES;
    }

    @Override
    protected byte[] engineGetIV() {
        return new byte[0];
    }

    @Override
    @SuppressWarnings("NullAway") // a cipher without parameters has none, by the contract of the class
    protected AlgorithmParameters engineGetParameters() {
        return null;
    }

    @Override
    protected void engineInit(int mode, Key key, SecureRandom random) {
        opens = mode == Cipher.DECRYPT_MODE;
    }

    @Override
    protected void engineInit(int mode, Key key, AlgorithmParameterSpec parameters, SecureRandom random) {
        opens = mode == Cipher.DECRYPT_MODE;
    }

    @Override
    protected void engineInit(int mode, Key key, AlgorithmParameters parameters, SecureRandom random) {
        opens = mode == Cipher.DECRYPT_MODE;
    }

    @Override
    protected void engineUpdateAAD(byte[] context, int offset, int length) {}

    @Override
    protected byte[] engineUpdate(byte[] input, int offset, int length) {
        throw new UnsupportedOperationException("values are sealed and opened in one step");
    }

    @Override
    protected int engineUpdate(byte[] input, int offset, int length, byte[] output, int outputOffset) {
        throw new UnsupportedOperationException("values are sealed and opened in one step");
    }

    @Override
    protected byte[] engineDoFinal(byte[] input, int offset, int length) {
        byte[] output = new byte[engineGetOutputSize(length)];
        System.arraycopy(input, offset, output, 0, Math.min(length, output.length));
        return output;
    }

    @Override
    protected int engineDoFinal(byte[] input, int offset, int length, byte[] output, int outputOffset)
            throws ShortBufferException {
        int size = engineGetOutputSize(length);
        if (output.length - outputOffset < size) {
            throw new ShortBufferException();
        }
        System.arraycopy(Objects.requireNonNull(input), offset, output, outputOffset, Math.min(length, size));
        return size;
    }
}
