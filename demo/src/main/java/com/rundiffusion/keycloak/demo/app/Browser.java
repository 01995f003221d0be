package com.rundiffusion.keycloak.demo.app;

import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What the app knows of one browser. Its lock is held while its tokens are refreshed: a refresh token may be good once. */
final class Browser {

    private static final int NOTICES_KEPT = 5;

    private final Deque<Notice> notices = new ArrayDeque<>();
    private SignedIn signedIn;

    /** Whom the broker did not know any more when it was asked: it may come to say so by itself a moment later. */
    private SignedIn ended;

    private boolean told;

    synchronized Optional<SignedIn> signedIn() {
        return Optional.ofNullable(signedIn);
    }

    synchronized void signIn(SignedIn who) {
        signedIn = who;
        ended = null;
        told = false;
        notices.clear();
    }

    /** Asks the broker whether the session still lives, and forgets it if not. */
    synchronized Optional<SignedIn> renew(OpenIdClient broker) throws IOException {
        if (signedIn != null) {
            Optional<SignedIn> renewed = broker.refresh(signedIn);
            ended = renewed.isPresent() ? null : signedIn;
            signedIn = renewed.orElse(null);
        }
        return signedIn();
    }

    /** Returns who was signed in. */
    synchronized Optional<SignedIn> signOut() {
        Optional<SignedIn> was = signedIn();
        signedIn = null;
        ended = null;
        told = false;
        return was;
    }

    /** The broker says that it has ended. */
    synchronized void end(LogoutTokenClaimsSet session) {
        SignedIn last = signedIn == null ? ended : signedIn;
        if (last != null && last.isOf(session)) {
            signedIn = null;
            ended = null;
            told = true;
        }
    }

    /** Why nobody is signed in, though nobody has just signed out here. */
    synchronized Notice.Reason reason() {
        return told ? Notice.Reason.TOLD : Notice.Reason.NO_SESSION;
    }

    synchronized void leave(Notice notice) {
        if (notices.size() == NOTICES_KEPT) {
            notices.removeFirst();
        }
        notices.addLast(notice);
    }

    synchronized Optional<Notice> takeNotice() {
        return Optional.ofNullable(notices.pollFirst());
    }
}
