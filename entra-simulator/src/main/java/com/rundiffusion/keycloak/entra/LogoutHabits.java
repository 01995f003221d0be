package com.rundiffusion.keycloak.entra;

/** What public material does not settle of Entra's sign-out messages. */
public final class LogoutHabits {

    /** Who a LogoutResponse says it is from. A LogoutRequest always has the Microsoft Entra Identifier. */
    public enum Issuer {
        /** {@code https://login.microsoftonline.com/{tenant}/}, as today's documentation has it. */
        LOGIN_HOST,
        /** The Microsoft Entra Identifier, as older material has it. */
        IDENTIFIER
    }

    private volatile Issuer issuer = Issuer.LOGIN_HOST;
    private volatile boolean namesFirst;

    Issuer issuer() {
        return issuer;
    }

    public LogoutHabits issuer(Issuer other) {
        issuer = other;
        return this;
    }

    boolean namesFirst() {
        return namesFirst;
    }

    /** Whether a frame names a session as its first assertion did; else as the last one. */
    public LogoutHabits namesFirst(boolean first) {
        namesFirst = first;
        return this;
    }
}
