package com.rundiffusion.keycloak.operations.upkeep;

import com.google.auto.service.AutoService;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes Keycloak start us with the server and hand us options: {@code --spi-sso-upkeep--default--interval} and the like. */
@AutoService(Spi.class)
public final class UpkeepSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "sso-upkeep";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return Upkeep.class;
    }

    @Override
    public Class<? extends ProviderFactory<Upkeep>> getProviderFactoryClass() {
        return Upkeep.Factory.class;
    }
}
