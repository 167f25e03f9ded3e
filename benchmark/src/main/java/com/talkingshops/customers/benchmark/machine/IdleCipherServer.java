package com.talkingshops.customers.benchmark.machine;

/** The server with a {@link IdleCipher}, and all else that sealing takes: it is started with this beside its own classes. */
final class IdleCipherServer {

    private IdleCipherServer() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        IdleCipher.install();
        Class.forName(RunningServer.SERVER).getMethod("main", String[].class).invoke(null, (Object) arguments);
    }
}
