<#-- For somebody who was asked to sign in once, for the test of a setup. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section == "header">
        ${msg("setup.colleague.title", company)}
    <#elseif section == "form">
        <p>${msg("setup.colleague.text", brand)}</p>
        <form action="${openUrl}" method="post">
            <button class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!}" id="begin">${msg("setup.test.button")}</button>
        </form>
    </#if>
</@layout.registrationLayout>
