package com.rundiffusion.keycloak.outbox;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;

/** Work of threads of its own: nobody waits for it. */
public interface Outbox extends Provider {

    /** A notice that is committed, as soon as a thread is free. */
    void tell(String noticeId);

    /** What harms nobody when it is done twice: as soon as a thread is free, and again later. */
    void soonAndLate(Runnable work);

    /** One for each server. */
    interface Factory extends ProviderFactory<Outbox> {}

    @Override
    default void close() {}
}
