<#-- Every refusal: what happened, who can fix it, where to go now, what to quote. It shows texts and the reference, never data. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section == "header">
        ${msg("rejection." + rejection.code + ".title")}
    <#elseif section == "form">
        <div data-rejection="${rejection.code}">
            <p>${msg("rejection." + rejection.code + ".text")}</p>
            <p class="fixer">
                <strong>${msg("rejection.fixer.label")}</strong>
                <span>${msg("rejection.fixer." + rejection.fixer)}</span>
            </p>
            <#if retryUrl?has_content>
            <a class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!}" id="retry" href="${retryUrl}"><#if (client.name)?has_content>${msg("rejection.retry.client", client.name)}<#else>${msg("rejection.retry")}</#if></a>
            <#else>
            <p>${msg("rejection.retry.none")}</p>
            </#if>
            <p class="reference">
                <span id="reference-label">${msg("rejection.reference.label")}</span>
                <code id="reference" aria-labelledby="reference-label">${rejection.reference}</code>
            </p>
        </div>
    </#if>
</@layout.registrationLayout>
